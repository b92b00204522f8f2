//! A whole document: its head, its style and script, and what stands around its body.

use std::sync::LazyLock;

use askama::Template;
use sha2::{Digest as _, Sha256};

use super::base64::base64;
use super::{Brand, Markup, harmless};
use crate::wording::NO_ADVICE;

const STYLE: &str = include_str!("../../../templates/report/report.css");
const SCRIPT: &str = include_str!("../../../templates/report/report.js");

/// By which a browser knows the one script that may run.
static SCRIPT_DIGEST: LazyLock<String> = LazyLock::new(|| base64(&Sha256::digest(SCRIPT)));

/// An entry of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsEntry {
    /// Where it leads: `#health`.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// Whether it is a part of the entry before it.
    pub is_within: bool,
}

#[derive(Template)]
#[template(path = "report/base.html")]
struct Document<'a> {
    title: String,
    brand: &'a Brand,
    contents: &'a [ContentsEntry],
    body: &'a Markup,
    style: &'static str,
    script: &'static str,
    script_digest: &'static str,
    no_advice: &'static str,
    version: &'static str,
}

/// A document that needs nothing besides itself.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn document(
    title: &str,
    brand: &Brand,
    contents: &[ContentsEntry],
    body: &Markup,
) -> askama::Result<String> {
    let document = Document {
        title: harmless(title),
        brand,
        contents,
        body,
        style: STYLE,
        script: SCRIPT,
        script_digest: &SCRIPT_DIGEST,
        no_advice: NO_ADVICE,
        version: env!("CARGO_PKG_VERSION"),
    };
    document.render()
}
