//! In whose look a document appears.

use thiserror::Error;

use super::Colour;
use super::base64::base64;

/// The most bytes of a logo: it stands in every file.
const LOGO_MOST: usize = 256 * 1024;

/// The colour of a document whose team has chosen none.
const OWN_COLOUR: &str = "#1f4e79";

/// In whose look a document appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    pub(super) name: Option<String>,
    /// The colour of headings and links by day, and by night.
    pub(super) by_day: Colour,
    pub(super) by_night: Colour,
    pub(super) logo: Option<String>,
    pub(super) footer: Option<String>,
}

/// A picture that stands in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo(String);

/// Why a picture is no logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LogoError {
    /// It is of no sort that every browser shows.
    #[error("is no PNG, JPEG, GIF, WebP or SVG")]
    Sort,
    /// It would make every file large.
    #[error("is larger than 256 KiB")]
    Size,
    /// It could do more than be seen.
    #[error("has a script, a link or a reference to something outside; export it as plain SVG or as PNG")]
    Active,
}

impl Brand {
    /// The look of a team that has said so much: its name, a colour like `#1f6feb`, a logo, and what ends every document.
    #[must_use]
    pub fn of(name: Option<&str>, colour: Option<&str>, logo: Option<Logo>, footer: Option<&str>) -> Self {
        let colour = colour.and_then(Colour::read).or_else(|| Colour::read(OWN_COLOUR));
        let colour = colour.unwrap_or(Colour::NIGHT);
        Self {
            name: name.map(super::harmless),
            by_day: colour.readable_on(Colour::WHITE),
            by_night: colour.readable_on(Colour::NIGHT),
            logo: logo.map(|logo| logo.0),
            footer: footer.map(super::harmless),
        }
    }

    pub(super) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }
}

impl Default for Brand {
    fn default() -> Self {
        Self::of(None, None, None, None)
    }
}

impl Logo {
    /// Reads the bytes of a picture.
    ///
    /// # Errors
    /// What is no picture, is too large, or could do more than be seen.
    pub fn read(bytes: &[u8]) -> Result<Self, LogoError> {
        if bytes.len() > LOGO_MOST {
            return Err(LogoError::Size);
        }
        let sort = sort(bytes).ok_or(LogoError::Sort)?;
        if sort == "image/svg+xml" && is_active(bytes) {
            return Err(LogoError::Active);
        }
        Ok(Self(format!("data:{sort};base64,{}", base64(bytes))))
    }
}

/// What sort of picture the bytes are, by how they begin.
fn sort(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => {
            let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
            let is_svg = text.starts_with("<svg") || (text.starts_with("<?xml") && text.contains("<svg"));
            is_svg.then_some("image/svg+xml")
        }
    }
}

/// Whether a drawing has parts that do something or fetch something. A picture shown as one does neither; opened by itself it might.
fn is_active(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    ["<script", "<foreignobject", "javascript:", "<!entity", "@import", "url(http", "url(//"]
        .iter()
        .any(|it| text.contains(it))
        || text.split("href").skip(1).any(|rest| {
            let value = rest.trim_start_matches([' ', '=', '"', '\'']);
            value.starts_with("http") || value.starts_with("//")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_are_logos() {
        let png = [&b"\x89PNG\r\n\x1a\n"[..], &[0; 10]].concat();
        assert!(Logo::read(&png).unwrap().0.starts_with("data:image/png;base64,iVBORw0KGgo"));
        assert!(Logo::read(b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>").is_ok());
        for text in ["", "<html>", "partner: charter/v1", "%PDF-1.7"] {
            assert_eq!(Logo::read(text.as_bytes()), Err(LogoError::Sort), "{text}");
        }
        for text in ["<svg><script>1</script></svg>", "<svg><image href='http://x.example/a.png'/></svg>"] {
            assert_eq!(Logo::read(text.as_bytes()), Err(LogoError::Active), "{text}");
        }
        let large = [&png[..], &vec![0; LOGO_MOST]].concat();
        assert_eq!(Logo::read(&large), Err(LogoError::Size));
    }
}
