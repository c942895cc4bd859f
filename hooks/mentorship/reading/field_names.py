"""The names of all fields, for lines in which YAML does not see one."""

from __future__ import annotations

from mentorship.model.idea import IdeaFields, Prerequisites, Upload
from mentorship.model.mentor import Mentor
from mentorship.model.project import ProjectFields
from mentorship.model.term import Term
from mentorship.model.timeline import Timeline

IN_MARKDOWN = frozenset(
    name
    for schema in (IdeaFields, Mentor, Prerequisites, Upload, ProjectFields)
    for name in schema.model_fields
)
"""Of ideas and projects."""

IN_TERMS = frozenset(
    {"foundation", "terms", *Term.model_fields, *Timeline.model_fields},
)
"""Of `terms.yml`."""

NOT_EMPTY = (IN_MARKDOWN | IN_TERMS) - {"terms", "timeline"}
"""Those in which there must be something."""
