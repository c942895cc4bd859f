"""The combined proposals file, `project_ideas.md`.

Source of the form: the template at the head of each `project_ideas.md` in
https://github.com/cncf/mentoring/tree/main/programs/lfx-mentorship
"""

from __future__ import annotations

from datetime import datetime

from mentorship.model.collection import Catalogue
from mentorship.model.term import Term
from mentorship.upstream.exporting import labelled
from mentorship.upstream.grammar.form import Form

HEADER = """\
## Template

```
### CNCF Project Name

#### Mentorship project Title

- Description:
- Expected Outcome:
- Recommended Skills:
- Mentor(s):
  - Mentor Name (@mentor_github, mentor@email.addy) - please use the same email address as you use \
on the LFX Mentorship Platform at https://mentorship.lfx.linuxfoundation.org
  - 2nd Mentor Name (@mentor_github, mentor@email.addy)
- Upstream Issue:

```

---

## Proposed Project ideas
"""


def write(catalogue: Catalogue, term: Term, now: datetime, *, emails: bool) -> str:
    """The file for `term`: its projects by name, their ideas by title. `now` does not matter.

    Args:
        emails: whether mentors' e-mail addresses are written, as upstream asks.
    """
    return f"{HEADER}\n{labelled.write(catalogue, term, Form(emails))}".rstrip("\n") + "\n"
