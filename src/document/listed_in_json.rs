//! Lists and names for programs.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::collection::{List, MetricRef, PartyRef};
use super::scalar::as_inner;

as_inner! {
    PartyRef, String, |it| it.0.clone();
    MetricRef, String, |it| it.0.clone();
}

/// The entries that were given.
impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.values())
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn schema_name() -> Cow<'static, str> {
        <Vec<T>>::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        <Vec<T>>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Field;
    use crate::document::scalar::{Scalar as _, Score};

    #[test]
    fn what_was_not_given_is_missing_from_lists() {
        let list = List(vec![Field::Given(Score::parse("4").unwrap()), Field::Invalid]);
        assert_eq!(serde_json::to_value(list).unwrap(), serde_json::json!([4]));
    }
}
