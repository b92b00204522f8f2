//! Pages one behind the other, each written and forgotten before the next one is.

use std::io::Write as _;

use super::{markdown, terminal};
use crate::render::{Look, Spool};
use crate::view::{Block, Page};

/// How pages are written.
#[derive(Debug, Clone, Copy)]
pub enum PageForm {
    /// For a terminal.
    Terminal(Look),
    /// As Markdown.
    Markdown,
}

impl PageForm {
    /// The page in this form.
    #[must_use]
    pub fn written(self, page: &Page) -> String {
        match self {
            Self::Terminal(look) => terminal(page, look),
            Self::Markdown => markdown(page),
        }
    }
}

/// Pages that are written as if they were one: the same bytes, held no longer than each is written.
#[derive(Debug)]
pub struct Pages {
    form: PageForm,
    spool: Spool,
    lines: usize,
    is_begun: bool,
    is_after_heading: bool,
}

impl Pages {
    /// Begins, in one of the forms.
    #[must_use]
    pub fn new(form: PageForm) -> Self {
        Self { form, spool: Spool::default(), lines: 0, is_begun: false, is_after_heading: false }
    }

    /// Goes on with a page.
    pub fn add(&mut self, page: &Page) {
        let Some(last) = page.blocks.last() else { return };
        let goes_on_at_once = matches!(self.form, PageForm::Terminal(_)) && self.is_after_heading;
        if self.is_begun && !goes_on_at_once {
            self.write("\n");
        }
        self.write(&self.form.written(page));
        self.is_begun = true;
        self.is_after_heading = matches!(last, Block::Title(_) | Block::Heading(_));
    }

    /// How many lines were written.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.lines
    }

    /// What was written, behind what is to be said first.
    #[must_use]
    pub fn end(mut self, first: &Page) -> Self {
        if first.blocks.is_empty() {
            return self;
        }
        let mut whole = Self::new(self.form);
        whole.add(first);
        if self.is_begun {
            whole.write("\n");
        }
        whole.lines += self.lines;
        let copied = self.spool.copy(&mut whole.spool);
        whole.spool.note(copied);
        whole
    }

    /// The text.
    pub fn spool(&mut self) -> &mut Spool {
        &mut self.spool
    }

    fn write(&mut self, text: &str) {
        self.lines += text.lines().count();
        let done = self.spool.write_all(text.as_bytes());
        self.spool.note(done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    fn page(blocks: &[(&str, &str)]) -> Page {
        let mut page = Page::default();
        for (kind, text) in blocks {
            match *kind {
                "title" => page.title((*text).to_owned()),
                "heading" => page.heading(*text),
                _ => page.say(*text),
            }
        }
        page
    }

    #[test]
    fn pages_one_behind_the_other_are_one_page() {
        let parts = [
            page(&[("title", "Pilot"), ("say", "One."), ("say", "Two.")]),
            page(&[]),
            page(&[("title", "Bare")]),
            page(&[("title", "Last"), ("heading", "Days"), ("say", "Three.")]),
        ];
        let look =
            Look { is_styled: false, width: 80, is_quiet: false, is_verbose: false, least: Severity::Advice };
        let mut whole = page(&[("say", "Not all was read.")]);
        whole.blocks.extend(parts.iter().flat_map(|part| part.blocks.iter().cloned()));
        for form in [PageForm::Terminal(look), PageForm::Markdown] {
            let mut pages = Pages::new(form);
            parts.iter().for_each(|part| pages.add(part));
            let mut pages = pages.end(&page(&[("say", "Not all was read.")]));
            let mut text = Vec::new();
            pages.spool().copy(&mut text).unwrap();
            let text = String::from_utf8(text).unwrap();
            assert_eq!(text, form.written(&whole));
            assert_eq!(pages.lines(), text.lines().count());
        }
    }
}
