//! What a run has read, and what it must therefore not write over.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::ensure;
use same_file::Handle;

use super::Common;
use crate::check::Baseline;
use crate::repository::{Recognised, Repository, recognise};

/// The files that a run has read.
#[derive(Debug, Default)]
pub(super) struct Inputs(Mutex<Vec<PathBuf>>);

impl Inputs {
    /// Remembers files that were read.
    pub(super) fn add(&self, files: impl IntoIterator<Item = PathBuf>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(files);
    }

    /// Remembers what a repository was read from.
    pub(super) fn add_repository(&self, repository: &Repository) {
        self.add(repository.files());
    }

    fn all(&self) -> Vec<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Refuses to write a report over what was read, and over what belongs to a partnership or decides how one is judged.
pub(super) fn refuse_ours(common: &Common, file: &Path) -> anyhow::Result<()> {
    refuse_read(common, file)?;
    let what = if is_plain_file(file) { what_of_ours(file) } else { None };
    ensure!(
        what.is_none(),
        "`{}` is {}, and was left as it is; name another file",
        shown(common, file),
        what.unwrap_or_default()
    );
    Ok(())
}

/// Refuses to write over a file that was read, under whatever name: a link leads to the same file, and so does another
/// spelling
/// where the system does not tell capitals from small letters.
pub(super) fn refuse_read(common: &Common, file: &Path) -> anyhow::Result<()> {
    // A pipe, a device or a terminal holds nothing that could be lost.
    if !is_plain_file(file) {
        return Ok(());
    }
    let Ok(target) = Handle::from_path(file) else { return Ok(()) };
    let is_target = |input: &PathBuf| Handle::from_path(input).is_ok_and(|input| input == target);
    let is_read = common.inputs.all().iter().any(is_target);
    let is_stdin = || Handle::stdin().is_ok_and(|stdin| stdin == target);
    ensure!(
        !is_read && !is_stdin(),
        "`{}` was read as input, and was left as it is; name another file",
        shown(common, file)
    );
    Ok(())
}

/// Whether two paths lead to the same file that is there.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    same_file::is_same_file(one, other).unwrap_or(false)
}

fn is_plain_file(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|metadata| metadata.is_file())
}

fn shown(common: &Common, file: &Path) -> String {
    let base = common.base().unwrap_or_default();
    file.strip_prefix(&base).unwrap_or(file).display().to_string()
}

/// What an existing file is to us; `None` for everything else.
fn what_of_ours(file: &Path) -> Option<&'static str> {
    let real = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    of_name(file).or_else(|| of_name(&real)).or_else(|| of_text(&real))
}

fn of_name(file: &Path) -> Option<&'static str> {
    let name = file.file_name()?.to_string_lossy().to_lowercase();
    match name.as_str() {
        "partner.toml" => return Some("the configuration of a repository"),
        ".gitignore" | ".gitattributes" | ".gitmodules" | ".ignore" | ".partnerignore" | ".mailmap" => {
            return Some("read by git or by this program");
        }
        _ => {}
    }
    let is_git = |part: &std::ffi::OsStr| part.eq_ignore_ascii_case(".git");
    file.iter().any(is_git).then_some("a file of git")
}

fn of_text(file: &Path) -> Option<&'static str> {
    /// No header stands further down.
    const MOST: u64 = 1 << 20;
    let mut bytes = Vec::new();
    fs::File::open(file).and_then(|opened| opened.take(MOST).read_to_end(&mut bytes)).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}');
    let has_ending = |endings: &[&str]| {
        let ending = file.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
        endings.contains(&ending.as_str())
    };
    if has_ending(&["yaml", "yml"]) && matches!(recognise(file, text), Recognised::Ours(_)) {
        return Some("a charter or a record of a partnership");
    }
    Baseline::read(text).is_ok().then_some("a baseline")
}
