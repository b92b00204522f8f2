//! Where something is to be found.

use std::fmt;

use super::{Malformed, Scalar};
use crate::document::pattern;
use crate::document::shape::{Plain, Text};
use crate::grammar::quoted;

/// A web address or a file beside the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// An `http` or `https` address with a host.
    Url(String),
    /// A relative path with forward slashes. It can still climb out of its folder by `..`; whoever opens it has to see
    /// that it stays in the repository.
    Path(String),
}

impl Link {
    /// The address or path as written.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Url(text) | Self::Path(text) => text,
        }
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Scalar for Link {
    const EXPECTED: &'static str =
        "a web address like `https://x.example/plan`, or a relative path like `docs/plan.md`";
    const KIND: &'static str = "a link";

    fn parse(text: &str) -> Result<Self, Malformed> {
        if text.is_empty() {
            return Err(Malformed::unlike::<Self>(text));
        }
        // browsers skip tabs and line breaks, so that a scheme can hide behind them
        if text.contains(char::is_control) {
            return Err(Malformed::new("the link has a line break or control character", expected()));
        }
        if let Some((scheme, rest)) = scheme(text) {
            return url(text, scheme, rest);
        }
        path(text)
    }

    fn plain() -> Plain {
        // What stands before the first colon of a path is no scheme; a path does not begin as a host does.
        const CONTROL: &str = "\\x00-\\x1f\\x7f-\\x9f";
        let url = format!("[Hh][Tt][Tt][Pp][Ss]?://[^\\x00-/:-@\\\\-`{{-\\x9f][^\\s<>\"\\\\{CONTROL}]*");
        let rest = format!("[^\\\\:{CONTROL}]*");
        let plain = pattern::any_of([
            format!("[^w/~\\\\:{CONTROL}]{rest}"),
            format!("w{{1,2}}[^w\\\\:{CONTROL}]{rest}"),
            format!("www[^.\\\\:{CONTROL}]{rest}"),
            "w{1,3}".to_owned(),
        ]);
        let with_colon = format!(
            "(?:[^A-Za-z/~\\\\:{CONTROL}]{rest}|\
             [A-Za-z][A-Za-z0-9+.-]*[^A-Za-z0-9+.\\-\\\\:{CONTROL}]{rest})?:[^\\\\{CONTROL}]*"
        );
        Plain {
            text: Text::Like(pattern::any_of([url, plain, with_colon])),
            ..Plain::any("Link", Self::EXPECTED)
        }
        .with_examples(&["https://x.example/plan", "docs/plan.md"])
    }
}

fn expected() -> String {
    format!("write {}", Link::EXPECTED)
}

/// What stands before the first colon, where it can be the scheme of an address, and what follows the colon.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let fits = scheme.trim_start().starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.trim().chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    fits.then_some((scheme, rest))
}

fn url(text: &str, scheme: &str, rest: &str) -> Result<Link, Malformed> {
    // Worded only where something is wrong.
    let shown = || quoted(text);
    if scheme.len() == 1 {
        return Err(Malformed::new(format!("{} is a path on one computer only", shown()), expected()));
    }
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        let (shown, scheme) = (shown(), quoted(scheme));
        let message = format!("{shown} is neither a web address nor a path: {scheme} is not supported");
        return Err(Malformed::new(message, expected()));
    }
    let host =
        rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    if !host.starts_with(|c: char| c.is_alphanumeric() || c == '[') {
        return Err(Malformed::new(format!("{} is an address without a host", shown()), expected()));
    }
    if text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\')) {
        let help = "write spaces in addresses as `%20`";
        return Err(Malformed::new(format!("{} has a character that addresses cannot have", shown()), help));
    }
    Ok(Link::Url(text.to_owned()))
}

fn path(text: &str) -> Result<Link, Malformed> {
    let shown = || quoted(text);
    if text.starts_with("www.") {
        return Err(Malformed::new(
            format!("{} is a web address without `https://`", shown()),
            format!("write `https://{text}`"),
        ));
    }
    if text.starts_with(['/', '\\', '~']) {
        let help = "write the path relative to this file, like `docs/plan.md`";
        return Err(Malformed::new(format!("{} is not a relative path", shown()), help));
    }
    if text.contains('\\') {
        return Err(Malformed::misspelt(format!("{} has backslashes", shown()), text.replace('\\', "/")));
    }
    Ok(Link::Path(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_addresses_from_paths() {
        for text in
            ["https://dash.example/embedded-lending", "http://x.example", "HTTPS://x.example:8080/a?b#c"]
        {
            assert_eq!(Link::parse(text), Ok(Link::Url(text.to_owned())));
        }
        for text in
            ["docs/decisions.md", "../shared/plan.md", "a b.pdf", "docs/a:b.md", "contract/agreement.pdf#p=3"]
        {
            assert_eq!(Link::parse(text), Ok(Link::Path(text.to_owned())));
        }
    }

    #[test]
    fn refuses_other_schemes_and_absolute_paths() {
        let schemes = [
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://x.example",
        ];
        for text in schemes {
            assert!(Link::parse(text).unwrap_err().message.contains("is not supported"), "{text}");
        }
        for text in ["/etc/passwd", "//x.example/y", "~/plan.md", "\\\\server\\share"] {
            assert!(Link::parse(text).unwrap_err().message.ends_with("is not a relative path"), "{text}");
        }
        assert_eq!(Link::parse("docs\\plan.md").unwrap_err().help, "write `docs/plan.md`");
        assert_eq!(Link::parse("www.x.example/y").unwrap_err().help, "write `https://www.x.example/y`");
        for text in [
            "",
            "C:\\plan.md",
            "C:/plan.md",
            "https://",
            "https:x",
            "https:///x",
            "https://a b",
            "java\nscript:x",
        ] {
            assert!(Link::parse(text).is_err(), "{text}");
        }
        for text in
            [" javascript:x", "javascript :x", "mailto:dana@x.example", "https://x.example/\"onclick="]
        {
            assert!(Link::parse(text).is_err(), "{text}");
        }
    }
}
