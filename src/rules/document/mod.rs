//! Whether the files can be read and mean what they say.

use super::family;

family! {
    Document:
    charter_ambiguous,
    duplicate_key,
    file_unreadable,
    flow_value_split,
    header_missing,
    invalid_value,
    key_missing,
    kind_unknown,
    record_orphaned,
    reference_unknown,
    unknown_key,
    yaml_syntax,
}
