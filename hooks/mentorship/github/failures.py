"""What went wrong with a request, as the reason for a missing answer."""

from __future__ import annotations

import requests
from urllib3.exceptions import HTTPError, MaxRetryError, ProtocolError

from mentorship.github.bounded import UnboundedError
from mentorship.github.no_answer import NoAnswerError, Why


def of_exception(error: Exception) -> NoAnswerError:
    """The reason for an exception of requests, of urllib3 or of our bounds."""
    match error:
        case requests.Timeout():
            return NoAnswerError("GitHub took too long to answer", Why.TOO_MUCH)
        case requests.ConnectionError() if _was_reset(error):
            return NoAnswerError("GitHub closed the connection", Why.TRY_AGAIN)
        case requests.ConnectionError():
            return NoAnswerError("GitHub cannot be reached", Why.FINAL)
        case requests.RequestException() | HTTPError():
            reason = f"the answer was cut off ({type(error).__name__})"
            return NoAnswerError(reason, Why.TRY_AGAIN)
        case UnboundedError():
            return NoAnswerError(str(error), Why.TOO_MUCH)
    # A ValueError: requests looks at a redirect's address even when it must not follow.
    return NoAnswerError("the token or a redirect has characters that are not allowed")


def _was_reset(error: requests.ConnectionError) -> bool:
    """Whether there was a connection, and it broke; a certificate that is wrong stays wrong."""
    cause = error.args[0] if error.args else None
    if isinstance(cause, MaxRetryError):
        cause = cause.reason
    return isinstance(cause, ProtocolError) and not isinstance(error, requests.exceptions.SSLError)


def refuse(response: requests.Response) -> None:
    """Turn server errors, and a token that is wrong, into `NoAnswerError`."""
    status = response.status_code
    if status >= 500:
        why = Why.TOO_MUCH if status in {502, 504} else Why.TRY_AGAIN
        raise NoAnswerError(f"GitHub answered {status}", why)
    if status == 401:
        raise NoAnswerError("GitHub does not accept the token", Why.TOKEN)
