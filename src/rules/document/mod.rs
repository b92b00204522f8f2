//! Whether the files can be read and mean what they say.

mod charter_ambiguous;
mod draft_left;
mod duplicate_key;
mod file_unreadable;
mod flow_value_split;
mod header_missing;
mod invalid_value;
mod key_missing;
mod kind_unknown;
mod record_orphaned;
mod reference_unknown;
mod unknown_key;
mod yaml_syntax;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &charter_ambiguous::RULE,
    &draft_left::RULE,
    &duplicate_key::RULE,
    &file_unreadable::RULE,
    &flow_value_split::RULE,
    &header_missing::RULE,
    &invalid_value::RULE,
    &key_missing::RULE,
    &kind_unknown::RULE,
    &record_orphaned::RULE,
    &reference_unknown::RULE,
    &unknown_key::RULE,
    &yaml_syntax::RULE,
];
