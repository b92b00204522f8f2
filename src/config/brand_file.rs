//! `_brand.yml`, in which Quarto and others keep the look of an organisation: its name, its first colour, its logo.

use crate::yaml::{Limits, NodeId, Tree, read};

/// What a report takes from it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BrandFile {
    /// What the organisation is called.
    pub name: Option<String>,
    /// Its first colour, as in `#1f6feb`.
    pub colour: Option<String>,
    /// Where its logo lies, as a path from the file.
    pub logo: Option<String>,
    /// Whether its logo lies on the web, where a report fetches nothing.
    pub has_far_logo: bool,
}

/// How often a colour or a logo may name another.
const NAMES_MOST: usize = 8;

impl BrandFile {
    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong with it, where it is no YAML.
    pub fn read(text: &str) -> Result<Self, String> {
        let reading = read(text, &Limits::default());
        if let Some(problem) = reading.problems.first() {
            return Err(problem.message.clone());
        }
        let tree = reading.tree.ok_or_else(|| "it cannot be read as YAML".to_owned())?;
        let logo = Self::logo(&tree);
        let has_far_logo = logo.as_deref().is_some_and(|path| path.contains("://"));
        Ok(Self {
            name: text_at(&tree, &["meta", "name"])
                .or_else(|| text_at(&tree, &["meta", "name", "full"]))
                .or_else(|| text_at(&tree, &["meta", "name", "short"])),
            colour: Self::colour(&tree),
            logo: logo.filter(|_| !has_far_logo),
            has_far_logo,
        })
    }

    /// The first colour; a name is looked up among the colours of the palette, as often as names lead to names.
    fn colour(tree: &Tree) -> Option<String> {
        let mut said = text_at(tree, &["color", "primary"])?;
        for _ in 0..NAMES_MOST {
            if said.starts_with('#') {
                return full_colour(&said);
            }
            said =
                text_at(tree, &["color", "palette", &said]).or_else(|| text_at(tree, &["color", &said]))?;
        }
        None
    }

    /// The logo: of several the middle one, of two for day and night that for the day.
    fn logo(tree: &Tree) -> Option<String> {
        let logo = at(tree, &["logo"])?;
        let sizes = ["medium", "small", "large"];
        let said = said(tree, logo)
            .or_else(|| sizes.into_iter().find_map(|size| said(tree, tree.get(logo, size)?.1)))?;
        let image = at(tree, &["logo", "images", &said]);
        Some(image.and_then(|image| self::said(tree, image)).unwrap_or(said))
    }
}

/// A logo in one of its forms: a path, a path with words about it, or one for the day.
fn said(tree: &Tree, node: NodeId) -> Option<String> {
    let text = |node| tree.scalar(node).map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    let under = |key: &str| tree.get(node, key).map(|(_, value)| value);
    text(node).or_else(|| under("path").and_then(text)).or_else(|| {
        let light = under("light")?;
        text(light).or_else(|| text(tree.get(light, "path")?.1))
    })
}

/// `#abc` in full: `#aabbcc`.
fn full_colour(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    let digits: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let is_colour = digits.len() == 6 && digits.bytes().all(|it| it.is_ascii_hexdigit());
    is_colour.then(|| format!("#{}", digits.to_ascii_lowercase()))
}

fn at(tree: &Tree, keys: &[&str]) -> Option<NodeId> {
    keys.iter().try_fold(tree.root()?, |node, key| tree.get(node, key).map(|(_, value)| value))
}

fn text_at(tree: &Tree, keys: &[&str]) -> Option<String> {
    let text = tree.scalar(at(tree, keys)?)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_the_file_is_read() {
        let brand = BrandFile::read(
            "meta:\n  name: {full: Northwind Bank plc, short: Northwind}\ncolor:\n  palette: {sea: '#17a'}\n  primary: sea\nlogo:\n  images:\n    mark: {path: img/mark.png, alt: x}\n  medium: mark\n",
        );
        let wanted = BrandFile {
            name: Some("Northwind Bank plc".to_owned()),
            colour: Some("#1177aa".to_owned()),
            logo: Some("img/mark.png".to_owned()),
            has_far_logo: false,
        };
        assert_eq!(brand, Ok(wanted));
        let logo = |text: &str| BrandFile::read(text).unwrap().logo;
        assert_eq!(logo("logo: a.svg\n").as_deref(), Some("a.svg"));
        assert_eq!(logo("logo:\n  small: {light: b.png, dark: c.png}\n").as_deref(), Some("b.png"));
    }

    #[test]
    fn what_leads_nowhere_is_left_out() {
        let brand =
            BrandFile::read("color:\n  primary: a\n  palette: {a: b, b: a}\nlogo: https://x.example/a.png\n")
                .unwrap();
        assert_eq!(brand, BrandFile { has_far_logo: true, ..BrandFile::default() });
        assert_eq!(BrandFile::read("").unwrap(), BrandFile::default());
        assert!(BrandFile::read("a: [").is_err());
    }
}
