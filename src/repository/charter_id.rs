//! By what a partnership is known.

use std::path::Path;

use super::file_name::has_charter_name;
use crate::document::scalar::{Id, Scalar as _};
use crate::yaml::as_read;

/// The charter's `id`, else the name of its folder, or the stem of an `x.charter.yaml`.
pub(super) fn charter_id(charter: &Path, written: Option<&str>) -> String {
    if let Some(id) = written.filter(|id| Id::parse(id).is_ok()) {
        return id.to_owned();
    }
    let name = |path: &Path| path.file_name().map(|name| as_read(&name.to_string_lossy()).into_owned());
    let stem = || {
        let name = name(charter)?.to_lowercase();
        let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"))?;
        stem.strip_suffix(".charter").map(str::to_owned)
    };
    let folder = || {
        has_charter_name(charter).then_some(())?;
        name(charter.parent()?)
    };
    let own = || charter.file_stem().map(|stem| as_read(&stem.to_string_lossy()).into_owned());
    stem().or_else(folder).or_else(own).unwrap_or_else(|| "partnership".to_owned())
}
