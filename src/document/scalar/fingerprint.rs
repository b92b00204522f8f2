//! Fingerprints of what was agreed.

use std::fmt;

use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::shape::Plain;
use crate::grammar::{counted, quoted};

/// A SHA-256 fingerprint, written `sha256:` and 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(String);

const PREFIX: &str = "sha256:";
const DIGITS: usize = 64;

impl Fingerprint {
    /// The fingerprint of a digest.
    #[must_use]
    pub fn of_digest(digest: &[u8; 32]) -> Self {
        use fmt::Write as _;
        let mut digits = String::with_capacity(DIGITS);
        for byte in digest {
            let _ = write!(digits, "{byte:02x}");
        }
        Self(digits)
    }

    /// The digits alone, in lower case.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{PREFIX}{}", self.0))
    }
}

impl Scalar for Fingerprint {
    const EXPECTED: &'static str = "a fingerprint: `sha256:` and 64 hexadecimal digits";
    const KIND: &'static str = "a fingerprint";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let Some(digits) = text.strip_prefix(PREFIX) else { return Err(Malformed::unlike::<Self>(text)) };
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Malformed::unlike::<Self>(text));
        }
        if digits.len() != DIGITS {
            let message =
                format!("{} has {} instead of {DIGITS}", quoted(text), counted(digits.len(), "digit"));
            return Err(Malformed::new(message, "copy the fingerprint whole"));
        }
        Ok(Self(digits.to_ascii_lowercase()))
    }

    fn meaning(&self) -> Meaning {
        Meaning::words(self)
    }

    fn plain() -> Plain {
        Plain::like("Fingerprint", Self::EXPECTED, format!("{PREFIX}[0-9a-fA-F]{{{DIGITS}}}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_whole_fingerprints_only() {
        let text = format!("sha256:{}", "7F3a".repeat(16));
        let fingerprint = Fingerprint::parse(&text).unwrap();
        assert_eq!(fingerprint.to_string(), text.to_lowercase());
        assert_eq!(
            Fingerprint::parse("sha256:7f3a").unwrap_err().message,
            "`sha256:7f3a` has 4 digits instead of 64"
        );
        for text in ["", "sha256:", "sha1:7f3a", "7f3a", "sha256:xyz"] {
            assert!(Fingerprint::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_digest_is_written_byte_by_byte() {
        let mut digest = [0; 32];
        digest[0] = 0x0a;
        digest[31] = 0xff;
        let expected = format!("sha256:0a{}ff", "00".repeat(30));
        assert_eq!(Fingerprint::of_digest(&digest).to_string(), expected);
    }
}
