//! What a report is made of: by what program and which rules, from which files, on which day.

use sha2::{Digest as _, Sha256};

use super::Scene;
use super::element::Section;
use crate::check::catalogue;
use crate::grammar::{counted, in_print};
use crate::view::unread::unread_of;
use crate::view::{Cell, Table, Text};

pub(super) fn made_of(scene: &Scene<'_>, section: &mut Section) {
    let configuration = scene.survey.configuration;
    let rules = catalogue(configuration).len();
    let own = configuration.rules.len();
    let rules = match own {
        0 => counted(rules, "rule"),
        own => format!("{}, {own} of them the team's own", counted(rules, "rule")),
    };
    let settings = if configuration.file.is_some() { "the team's settings" } else { "the standard settings" };
    let mut table = Table::with_columns(["", "what"]);
    let mut row = |name: &str, what: String| table.row([Cell::from(name), Text::default().and(what).into()]);
    row("as of", in_print(scene.as_of));
    row("program", format!("partner {}", env!("CARGO_PKG_VERSION")));
    row("rules in force", format!("{rules}, by {settings}"));
    row("input (SHA-256)", digest(scene));
    let unread = unread_of(scene.partnership());
    let said =
        if unread.is_empty() { "everything was read".to_owned() } else { unread.join("; ").replace('`', "") };
    row("could not be read", said);
    section.table(table);
    section.heading("Files");
    let mut files = Table::with_columns(["file", "SHA-256"]);
    for source in scene.partnership().sources() {
        let print = Text::default().code(hexadecimal(&Sha256::digest(source.text.as_bytes())));
        files.row([Cell::from(Text::default().and(&*source.path)), print.into()]);
    }
    section.table(files);
}

/// One digest over all files: of their names from the charter's folder and what they say.
fn digest(scene: &Scene<'_>) -> String {
    let partnership = scene.partnership();
    let mut all = Sha256::new();
    for source in partnership.sources() {
        all.update(partnership.document_name(source).as_bytes());
        all.update([0]);
        all.update(Sha256::digest(source.text.as_bytes()));
    }
    hexadecimal(&all.finalize())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
