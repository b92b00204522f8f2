//! Paths of files as the URIs of the protocol.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use lsp_types::Uri;

use crate::paths;

/// The file that a URI names; `None` for one of another scheme, such as a text that was never saved, or of another machine.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let at = rest.find('/')?;
    if !matches!(&rest[..at], "" | "localhost") {
        return None;
    }
    let decoded = decoded(rest[at..].split(['?', '#']).next().unwrap_or_default())?;
    // `/C:/x` is how a drive is written.
    let bytes = decoded.as_bytes();
    let is_drive = cfg!(windows) && bytes.get(2) == Some(&b':') && bytes[1].is_ascii_alphabetic();
    Some(paths::normal(Path::new(if is_drive { &decoded[1..] } else { &decoded })))
}

/// The URI of a file; `None` for a relative path.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    if !path.is_absolute() {
        return None;
    }
    let text = path.to_str()?.replace('\\', if cfg!(windows) { "/" } else { "\\" });
    let mut uri = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri.parse().ok()
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back_from_its_uri() {
        for (file, text) in [
            ("/a/b-c_d.yaml", "file:///a/b-c_d.yaml"),
            ("/a b/chärter%.yaml", "file:///a%20b/ch%C3%A4rter%25.yaml"),
            ("/a/漢#?.yaml", "file:///a/%E6%BC%A2%23%3F.yaml"),
        ] {
            assert_eq!(uri(Path::new(file)).unwrap().as_str(), text);
            assert_eq!(path(text), Some(PathBuf::from(file)));
        }
    }

    #[test]
    fn what_is_no_file_here_has_no_path() {
        for text in [
            "untitled:Untitled-1",
            "file://server/share/x",
            "https://x.example/",
            "file:///a%2",
            "file:///%ff",
        ] {
            assert_eq!(path(text), None, "{text}");
        }
        assert_eq!(path("file://localhost/a/../b"), Some(PathBuf::from("/b")));
        assert_eq!(uri(Path::new("a")), None);
    }
}
