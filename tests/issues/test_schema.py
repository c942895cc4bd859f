"""Our queries against GitHub's GraphQL schema."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema, parse, validate
from graphql.type import is_enum_type, is_input_type, is_object_type, is_union_type

from mentorship.issues import graphql
from mentorship.model import reference
from tests.support.fakes.world import SCHEMA_FILE
from tests.support.places import SHARED

WHOLE = SHARED / "github" / "schema.graphql"
QUERY = graphql.query(
    reference.parse("o/r#1 o/r#2 other/one#3 https://github.com/o/r/discussions/4")
)


@pytest.fixture(scope="module")
def whole() -> GraphQLSchema:
    if not WHOLE.exists():
        pytest.skip("GitHub's whole schema is not at hand")
    return build_schema(WHOLE.read_text("utf-8"), assume_valid=True)


def test_our_query_fits_the_part_we_ship() -> None:
    assert validate(build_schema(SCHEMA_FILE.read_text("utf-8")), parse(QUERY)) == []


@pytest.mark.slow  # GitHub's whole schema is parsed
def test_our_query_fits_githubs_schema(whole: GraphQLSchema) -> None:
    assert validate(whole, parse(QUERY)) == []


@pytest.mark.slow  # GitHub's whole schema is parsed
def test_a_query_leaves_out_the_fragments_it_does_not_use(whole: GraphQLSchema) -> None:
    only_issues = graphql.query(reference.parse("o/r#1"))

    assert "Discussion" not in only_issues
    assert validate(whole, parse(only_issues)) == []


@pytest.mark.slow  # GitHub's whole schema is parsed
def test_the_part_we_ship_is_a_part_of_githubs_schema(whole: GraphQLSchema) -> None:
    part = build_schema(SCHEMA_FILE.read_text("utf-8"))
    for name, ours in part.type_map.items():
        if name.startswith("__"):
            continue
        theirs: Any = whole.get_type(name)
        assert theirs is not None, name
        if is_object_type(ours):
            for field_name, field in ours.fields.items():
                their_field = theirs.fields[field_name]
                assert str(field.type) == str(their_field.type), f"{name}.{field_name}"
                for argument_name, argument in field.args.items():
                    their_argument = their_field.args[argument_name]
                    assert is_input_type(argument.type)
                    assert str(argument.type) == str(their_argument.type)
                    assert argument.default_value == their_argument.default_value
        elif is_enum_type(ours):
            assert set(ours.values) == set(theirs.values)
        elif is_union_type(ours):
            assert {str(t) for t in ours.types} == {str(t) for t in theirs.types}
