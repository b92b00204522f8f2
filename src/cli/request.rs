//! What the paths of a command name.

use std::io::Read as _;
use std::path::PathBuf;

use anyhow::Context as _;

use super::Common;
use crate::repository::Request;
use crate::yaml::Limits;

/// What the paths of a command name: files and folders, or one charter on standard input.
pub(super) fn of(common: &Common, paths: &[PathBuf]) -> anyhow::Result<Request> {
    let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
    if !paths.iter().any(is_stdin) {
        return Ok(Request::Paths { base: common.base()?, paths: paths.to_vec() });
    }
    anyhow::ensure!(paths.len() == 1, "`-` cannot be combined with other paths");
    let mut bytes = Vec::new();
    // One byte more than the limit tells that there is more, without reading all of it.
    let most = Limits::default().bytes as u64 + 1;
    std::io::stdin().take(most).read_to_end(&mut bytes).context("standard input cannot be read")?;
    Ok(Request::Text(bytes))
}
