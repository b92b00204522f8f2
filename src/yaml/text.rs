//! From the bytes of a file to text, and from a text to what people read in it.

use std::borrow::Cow;

use memchr::memchr;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::{Limits, Span};

/// The text as people read it: characters composed (Unicode NFC), so that `é` is one text however it was typed, and without
/// what nobody sees and what says nothing (zero-width space, word joiner, soft hyphen).
#[must_use]
pub fn as_read(text: &str) -> Cow<'_, str> {
    let is_unseen = |c: char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}');
    if text.is_ascii() || (!text.contains(is_unseen) && is_nfc_quick(text.chars()) == IsNormalized::Yes) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_unseen(*c)).nfc().collect())
}

/// Why the bytes of a file are not a text that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextProblem {
    /// The file as far as it can be shown, with U+FFFD for what cannot. Empty if the file is too long.
    pub text: String,
    /// The place in `text`.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

const SAVE_AS_UTF8: &str = "save the file as UTF-8 in your editor";

/// The text of a file, a byte order mark stripped.
///
/// # Errors
/// When the file is longer than the default of [`Limits::bytes`], is UTF-16 or UTF-32, is not UTF-8, or holds NUL.
pub fn text_of(bytes: Vec<u8>) -> Result<String, TextProblem> {
    let longest = Limits::default().bytes;
    if bytes.len() > longest {
        return Err(TextProblem {
            text: String::new(),
            span: Span::default(),
            message: format!("the file is longer than the {longest} bytes that are read"),
            help: "split the file, or keep large attachments in files of their own".to_owned(),
        });
    }
    if let Some(encoding) = wide_encoding(&bytes) {
        return Err(wide_text(&bytes, encoding));
    }
    let marked = bytes.starts_with(b"\xEF\xBB\xBF");
    let mut text = String::from_utf8(bytes).map_err(|error| not_utf8(&error, marked))?;
    if marked {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    match memchr(0, text.as_bytes()) {
        None => Ok(text),
        Some(at) => Err(TextProblem {
            span: Span::new(at..at + 1),
            message: "the text contains a NUL byte".to_owned(),
            help: "remove it; the file may be damaged or not a text at all".to_owned(),
            text,
        }),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wide {
    Utf16 { little: bool },
    Utf32 { little: bool },
}

/// Encodings of two and four bytes a character, told by their byte order mark or by the NULs between ASCII
/// characters, as YAML 1.2.2 section 5.2 does it. Two characters in a row must agree, so that a stray NUL does not count.
fn wide_encoding(bytes: &[u8]) -> Option<Wide> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [1..=255, 0, 0, 0, ..] => Some(Wide::Utf32 { little: true }),
        [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, 1..=255, ..] => Some(Wide::Utf32 { little: false }),
        [0xFF, 0xFE, ..] | [1..=255, 0, 1..=255, 0, ..] => Some(Wide::Utf16 { little: true }),
        [0xFE, 0xFF, ..] | [0, 1..=255, 0, 1..=255, ..] => Some(Wide::Utf16 { little: false }),
        _ => None,
    }
}

fn wide_text(bytes: &[u8], encoding: Wide) -> TextProblem {
    let (name, text) = match encoding {
        Wide::Utf16 { little } => ("UTF-16", utf16(bytes, little)),
        Wide::Utf32 { little } => ("UTF-32", utf32(bytes, little)),
    };
    let text = text.trim_start_matches('\u{FEFF}').to_owned();
    let first_line = text.find(['\n', '\r']).unwrap_or(text.len());
    TextProblem {
        span: Span::new(0..first_line),
        message: format!("the file is {name}"),
        help: SAVE_AS_UTF8.to_owned(),
        text,
    }
}

fn utf16(bytes: &[u8], little: bool) -> String {
    let read = if little { u16::from_le_bytes } else { u16::from_be_bytes };
    let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn utf32(bytes: &[u8], little: bool) -> String {
    let read = if little { u32::from_le_bytes } else { u32::from_be_bytes };
    let units = bytes.chunks_exact(4).map(|four| read([four[0], four[1], four[2], four[3]]));
    units.map(|unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn not_utf8(error: &std::string::FromUtf8Error, marked: bool) -> TextProblem {
    let bytes = error.as_bytes();
    let at = error.utf8_error().valid_up_to();
    let mark = if marked { 3 } else { 0 };
    // Everything before the first bad byte is kept as it is, so the offset holds in the shown text too.
    let text = String::from_utf8_lossy(&bytes[mark..]).into_owned();
    let start = at - mark;
    let byte = bytes.get(at).copied().unwrap_or_default();
    TextProblem {
        text,
        span: Span::new(start..start + char::REPLACEMENT_CHARACTER.len_utf8()),
        message: format!("the byte 0x{byte:02X} at offset {at} is not UTF-8"),
        help: SAVE_AS_UTF8.to_owned(),
    }
}
