//! Where in the files something stands.

use crate::document::Source;
use crate::grammar::series;
use crate::method::diagnosis::{Of, Place};
use crate::partnership::Partnership;
use crate::yaml::YamlPath;

/// Where the charter says something at these paths, behind a space: ` (line 12)`, ` (lines 12, 13 and 20)`. Nothing where
/// nothing
/// stands at any of them. The charter's own path stands in the title.
pub(super) fn lines_of<S: AsRef<str>>(partnership: &Partnership, paths: &[S]) -> String {
    let mut lines: Vec<usize> = paths.iter().filter_map(|path| line_of(partnership, path.as_ref())).collect();
    lines.sort_unstable();
    lines.dedup();
    let said: Vec<String> = lines.iter().map(ToString::to_string).collect();
    match said.as_slice() {
        [] => String::new(),
        [only] => format!(" (line {only})"),
        several => format!(" (lines {})", series(several)),
    }
}

/// The same in short where there are many: ` (lines 53 to 72)`.
pub(super) fn stretch_of<S: AsRef<str>>(partnership: &Partnership, paths: &[S]) -> String {
    const FEW: usize = 3;
    let mut lines: Vec<usize> = paths.iter().filter_map(|path| line_of(partnership, path.as_ref())).collect();
    lines.sort_unstable();
    lines.dedup();
    match lines.as_slice() {
        [first, .., last] if lines.len() > FEW => format!(" (lines {first} to {last})"),
        _ => lines_of(partnership, paths),
    }
}

/// The line of the charter that says something at this path, counted from 1.
pub(super) fn line_of(partnership: &Partnership, path: &str) -> Option<usize> {
    line_in(&partnership.charter.source, path)
}

/// The line of a file that says something at this path, counted from 1.
pub(super) fn line_in(source: &Source, path: &str) -> Option<usize> {
    let path = YamlPath::from(path);
    let reached = source.tree.resolve(&path);
    let value = reached.value.filter(|_| reached.steps == path.steps().len())?;
    // A map or a list begins below its key: the key is what people look for.
    let node = reached.key.unwrap_or(value);
    Some(source.line_of(source.tree.span(node).start))
}

/// The file in which something stands, and its line, counted from 1.
pub(super) fn origin<'a>(partnership: &'a Partnership, place: &Place) -> (&'a str, Option<usize>) {
    let records = &partnership.records;
    let source = match place.of {
        Of::Charter => Some(&partnership.charter.source),
        Of::Review(at) => records.reviews.get(at).map(|it| &it.source),
        // A line could tell how many answers there are.
        Of::Health(at) => {
            return (records.health.get(at).map_or("", |it| it.source.path.as_str()), None);
        }
        Of::Change(at) => records.changes.get(at).map(|it| &it.source),
        Of::Deals(at, line) => {
            let Some(register) = records.deals.get(at) else { return ("", None) };
            if let (Some(line), Some(file)) = (line, register.record.value.source.get()) {
                return (file.as_str(), usize::try_from(line).ok());
            }
            Some(&register.record.source)
        }
    };
    source.map_or(("", None), |it| (it.path.as_str(), line_in(it, &place.path)))
}

/// The same as people point at it: `reviews/2026-q2.yaml:12`.
pub(super) fn shown(partnership: &Partnership, place: &Place) -> String {
    match origin(partnership, place) {
        (path, Some(line)) => format!("{path}:{line}"),
        (path, None) => path.to_owned(),
    }
}

/// The line of a file at which a place begins, or as much of it as the text has, counted from 1.
pub(super) fn line_at(source: &Source, path: &YamlPath) -> Option<usize> {
    let reached = source.tree.resolve(path);
    let node = reached.key.or(reached.value).filter(|_| reached.steps > 0)?;
    Some(source.position(source.tree.span(node).start).line)
}
