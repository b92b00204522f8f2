//! Words that completion offers for an argument, where other words are fine too or get a better error than a list.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};

use crate::document::charter::stage::Stage;
use crate::document::scalar::Scalar as _;
use crate::rules;

/// Parses as `inner` does, and offers `words`. Arguments that use it set `hide_possible_values`: the help of one
/// option is not the place for all rules.
#[derive(Clone)]
struct Offered<P> {
    inner: P,
    words: fn() -> Vec<PossibleValue>,
}

impl<P: TypedValueParser> TypedValueParser for Offered<P> {
    type Value = P::Value;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        self.inner.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.words)().into_iter()))
    }
}

/// A rule, or a pattern of rules: the built-in ids are offered, a team's own are as good.
pub(super) fn rule() -> impl TypedValueParser<Value = String> {
    let words = || rules::all().map(|rule| PossibleValue::new(rule.id).help(rule.summary)).collect();
    Offered { inner: StringValueParser::new(), words }
}

/// A stage.
pub(super) fn stage() -> impl TypedValueParser<Value = Stage> {
    let inner = |text: &str| Stage::parse(text).map_err(|malformed| malformed.help);
    let words = || Stage::ALL.iter().map(|stage| PossibleValue::new(stage.as_str())).collect();
    Offered { inner, words }
}
