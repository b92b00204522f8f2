//! What a file's name says of it.

use std::path::Path;

/// Whether it is YAML.
pub(super) fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}

/// Whether a file's name says that it is a charter.
pub(super) fn has_charter_name(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")).unwrap_or_default();
    stem == "charter" || stem.ends_with(".charter")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_charter_is_known_by_its_name() {
        for name in ["charter.yaml", "a/charter.yml", "lending.charter.yaml", "Charter.YAML"] {
            assert!(has_charter_name(Path::new(name)), "{name}");
        }
        for name in ["charters.yaml", "mycharter.yaml", "charter.json", "charter"] {
            assert!(!has_charter_name(Path::new(name)), "{name}");
        }
    }
}
