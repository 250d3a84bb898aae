"""Rights in play: read in groups, one by one, together, and set aside only with a reason."""

from bestinterests.web.assessments.views.rights.asides import right_set_aside, right_take_up, rights_set_aside
from bestinterests.web.assessments.views.rights.reading import right, rights, rights_together

__all__ = ["right", "right_set_aside", "right_take_up", "rights", "rights_set_aside", "rights_together"]
