//! What people call the sections of a charter.

/// The name of a section as people say it: `alignment canvas`, `joint plan`, `IP`.
#[must_use]
pub fn section(key: &str) -> String {
    match key {
        "intent" => "strategic intent".to_owned(),
        "canvas" => "alignment canvas".to_owned(),
        "model" => "structure and legal form".to_owned(),
        "conflict" => "conflict protocol".to_owned(),
        "ip" | "nda" => key.to_uppercase(),
        key => key.replace('_', " "),
    }
}
