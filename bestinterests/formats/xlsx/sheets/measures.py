"""Measures and the action plan, and the ways by which children can be put right."""

from __future__ import annotations

from bestinterests.domain.measure import Measure, RemedyRoute
from bestinterests.formats.xlsx.columns import Column, Table

MEASURES = Table(
    "measures",
    "Measures and action plan",
    Measure,
    ("assessment", "measures"),
    (
        Column("id", "Id", 9, "What is done"),
        Column("title", "Measure", 32, "What is done"),
        Column("what", "What is done", 48, "What is done"),
        Column("type", "Kind, in the order of trust", 14, "What is done"),
        Column("purpose", "To", 11, "What is done"),
        Column("acts_on", "Impacts it acts on", 16, "What is done"),
        Column("standards", "Standards it serves", 24, "What is done"),
        Column("side_effects", "Harms it brings", 13, "What is done"),
        Column("side_effects_note", "If none: why", 26, "What is done"),
        Column("status", "Status", 13, "Plan"),
        Column("owner", "Owner", 20, "Plan"),
        Column("due", "Due", 13, "Plan"),
        Column("due_event", "Or due at", 20, "Plan"),
        Column("stated_due", "Time limit as stated", 18, "Plan"),
        Column("done_on", "Done on", 13, "Plan"),
        Column("effort", "Effort", 10, "Plan"),
        Column("test_plan", "How it will be tested", 32, "Test"),
        Column("test_result", "Result", 12, "Test"),
        Column("tested_on", "Tested on", 13, "Test"),
        Column("test_note", "What the test showed", 32, "Test"),
        Column("success_measure", "How one will see that it works", 30, "Test"),
        Column("failure", "If it fails", 30, "Test"),
        Column("approved", "Approved?", 11, "DPIA, step 6"),
        Column("effect_on_risk", "Effect on the risk", 12, "DPIA, step 6"),
        Column("order", "Place in the plan", 9, "DPIA, step 6"),
        Column("note", "Note", 30, "DPIA, step 6"),
    ),
    "What cuts a harm, strengthens a benefit or meets a standard. A rule in the terms moves nothing.",
    empty=25,
    identity=("title", "what"),
)

ROUTES = Table(
    "remedy_routes",
    "Ways to be put right",
    RemedyRoute,
    ("assessment", "remedy_routes"),
    (
        Column("id", "Id", 9),
        Column("name", "Route", 30),
        Column("how", "How a child uses it, alone or with help", 48),
        Column("status", "Does it work?", 12),
        Column("bands", "Ages that can use it", 14),
        Column("rights", "Rights it serves", 26),
        Column("tested_on", "Last tested with children", 13),
        Column("tested_bands", "Tested with ages", 14),
        Column("response_days", "Days to an answer", 10),
        Column("measures", "Measures", 13),
        Column("results", "What came through it so far", 36),
        Column("note", "Note", 30),
    ),
    "How a child of each age can have something put right. Blank ages or rights mean all.",
    empty=8,
    identity=("name",),
)
