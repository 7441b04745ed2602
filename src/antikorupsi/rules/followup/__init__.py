"""The forms in which offices answer a report: reviews, replies and action plans; one YAML file a form."""

from antikorupsi.rules.followup.loading import followup_forms
from antikorupsi.rules.followup.models import FollowupColumn, FollowupForm

__all__ = ["FollowupColumn", "FollowupForm", "followup_forms"]
