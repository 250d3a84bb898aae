"""One of the examples decided and published, its portal open: what a browser finds in the register."""

from __future__ import annotations

import json
import sys

from django.utils import timezone

from bestinterests.web.redress.models import Portal
from tests.web.assessments.cast import example
from tests.web.cast import cast_of
from tests.web.register.cast import Telling
from tests.web.redress.visitors import opened
from tests.web.stage import begun
