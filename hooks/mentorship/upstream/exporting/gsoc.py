"""The ideas page for the Google Summer of Code.

Source of the form: the template of https://github.com/cncf/mentoring/tree/main/programs/summerofcode
"""

from __future__ import annotations

from datetime import datetime

from mentorship.model.collection import Catalogue
from mentorship.model.term import Term
from mentorship.upstream.exporting import labelled
from mentorship.upstream.grammar.form import Form

HEADER = """\
# Google Summer of Code

## Template

```
### CNCF Project Name

#### Title

- Description: (2-5+ sentences)
- Expected Outcome:
- Recommended Skills:
- Expected project size: (90, 175 or 350 Hours)
- Difficulty: (Easy, Medium, or Hard)
- Mentor(s): (Name, github, email)
- Upstream Issue (URL):
```

---

## Ideas
"""


def write(catalogue: Catalogue, term: Term, now: datetime, *, emails: bool) -> str:
    """The page of `term`, sizes in hours. `now` does not matter."""
    form = Form(emails, issue="Upstream Issue (URL)", hours=True, has_lfx_url=False)
    return f"{HEADER}\n{labelled.write(catalogue, term, form)}".rstrip("\n") + "\n"
