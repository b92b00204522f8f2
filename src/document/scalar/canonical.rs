//! Values for programs: each as the text that a charter would hold, which reads back as the same value.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::{
    AnswerWord, Cadence, Count, CountryCode, Date, Ending, Id, Instant, Link, Money, Percent, Period,
    Quantity, Score, Share, Text,
};
use crate::document::Field;

/// Lets these types stand in JSON as what `Display` writes, each with what it is.
macro_rules! as_text {
    ($($type:ty = $what:literal),+ $(,)?) => {$(
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl ::schemars::JsonSchema for $type {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({"type": "string", "description": $what})
            }
        }
    )+};
}
pub(crate) use as_text;

as_text! {
    AnswerWord = "an answer of a checklist: `yes`, `no`, `unknown` or `n/a`",
    Cadence = "how often: `monthly`, `every 2 weeks`",
    Ending = "a day, or an event in words with its latest day",
    CountryCode = "a country by its ISO 3166 code",
    Id = "an id",
    Instant = "a day, or a day and a time in UTC",
    Link = "a file in the repository, or an address",
    Money = "an amount of money: `500000 EUR`",
    Percent = "a percentage: `12.5%`",
    Period = "a quarter, a month or a year: `2026-Q3`",
    Quantity = "a number, a percentage or an amount of money",
    Share = "a percentage of a whole: `12.5%`",
    Text = "words as they are written",
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": "a date: `2026-07-01`", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
    }
}

/// Lets these types stand in JSON as something that is written already.
macro_rules! as_inner {
    ($($type:ty, $inner:ty, $read:expr);+ $(;)?) => {$(
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let read: fn(&Self) -> $inner = $read;
                read(self).serialize(serializer)
            }
        }

        impl ::schemars::JsonSchema for $type {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                <$inner>::schema_name()
            }

            fn inline_schema() -> bool {
                <$inner>::inline_schema()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                <$inner>::json_schema(generator)
            }
        }
    )+};
}
pub(crate) use as_inner;

as_inner! {
    Count, u32, |it| it.value();
    Score, u8, |it| it.value();
}

/// The value, or null where none was given and understood.
impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.get().serialize(serializer)
    }
}

impl<T: JsonSchema> JsonSchema for Field<T> {
    fn schema_name() -> Cow<'static, str> {
        <Option<T>>::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        <Option<T>>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Scalar as _;
    use super::*;

    #[test]
    fn a_value_is_the_text_that_reads_back_as_itself() {
        let json = |value: &dyn Fn() -> serde_json::Value| value();
        assert_eq!(json(&|| serde_json::to_value(Date::parse("2026-07-01").unwrap()).unwrap()), "2026-07-01");
        assert_eq!(
            json(&|| serde_json::to_value(Money::parse("500000 EUR").unwrap()).unwrap()),
            "500000 EUR"
        );
        assert_eq!(json(&|| serde_json::to_value(Score::parse("4").unwrap()).unwrap()), 4);
    }

    #[test]
    fn what_was_not_given_is_null() {
        let open: Field<Date> = Field::Open;
        assert_eq!(serde_json::to_value(open).unwrap(), serde_json::Value::Null);
    }
}
