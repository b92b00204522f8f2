use crate::document::charter::contract::QuotedClause;
use crate::document::scalar::Link;
use crate::finding::Severity;
use crate::grammar::{counted, series};
use crate::partnership::{Attachment, QuotedFile};
use crate::rules::contract::quotation::stands_in;
use crate::rules::{Drafts, Subject, rule};
use std::collections::BTreeMap;

rule! {
    /// a quote is not in the file it is said to come from
    "quote-missing",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["contract practice"],
    why: "the charter may rely on a clause that the contract does not contain",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(contract) = subject.charter.contract.get() else { return };
    // Several quotes of one file that cannot be looked into are one matter.
    let mut unchecked: BTreeMap<(&str, String), Vec<QuotedClause<'_>>> = BTreeMap::new();
    for quoted in contract.quotes() {
        match look_up(subject, &quoted) {
            Found::There | Found::Elsewhere => {}
            Found::NoFile => no_file(drafts, &quoted),
            Found::Not(path) => not_there(drafts, &quoted, path),
            Found::Unchecked(path, why) => unchecked.entry((path, why)).or_default().push(quoted),
        }
    }
    for ((path, why), quotes) in unchecked {
        let names: Vec<String> = quotes.iter().map(|quoted| format!("`{}`", name(quoted))).collect();
        let Some(first) = quotes.first() else { continue };
        drafts
            .at_value(
                place(first),
                format!(
                    "{} cannot be checked ({}): `{path}` {why}",
                    counted(quotes.len(), "quote"),
                    series(&names)
                ),
            )
            .at_most(Severity::Advice)
            .help(match why == LFS {
                true => {
                    "run `git lfs pull`; in GitHub Actions give `actions/checkout` the option `lfs: true`"
                }
                false if why == SPARSE => "check its folder out with `git sparse-checkout add`",
                false => PLAIN_TEXT,
            });
    }
}

/// What is wrong with a file that was not fetched.
const LFS: &str = "is a Git LFS pointer";

/// What is wrong with a file that is not on the disk.
const SPARSE: &str = "is left out of the sparse checkout";

const PLAIN_TEXT: &str = "save the contract as plain text next to it, such as `contract/agreement.txt`, and name that file as `file:` of the evidence";

/// What became of a quote.
enum Found<'a> {
    There,
    /// Another rule speaks of the file, or nobody can look.
    Elsewhere,
    NoFile,
    Not(&'a str),
    Unchecked(&'a str, String),
}

fn look_up<'a>(subject: &Subject<'a>, quoted: &QuotedClause<'a>) -> Found<'a> {
    let path = match quoted.file {
        None => return Found::NoFile,
        Some(Link::Url(url)) => {
            return Found::Unchecked(url, "is a web address, which is never opened".to_owned());
        }
        Some(Link::Path(path)) => path.as_str(),
    };
    match subject.partnership.attachments.get(path) {
        Some(Attachment::Found) => {}
        Some(Attachment::NotCheckedOut) => return Found::Unchecked(path, SPARSE.to_owned()),
        _ => return Found::Elsewhere,
    }
    match subject.partnership.quoted.get(path) {
        None => Found::Elsewhere,
        Some(QuotedFile::Text(text)) if stands_in(text, quoted.quote.as_str()) => Found::There,
        Some(QuotedFile::Text(_)) => Found::Not(path),
        Some(QuotedFile::NotText) => Found::Unchecked(path, "is not plain text in UTF-8".to_owned()),
        Some(QuotedFile::TooLarge(most)) => Found::Unchecked(path, format!("is larger than {most} MiB")),
        Some(QuotedFile::LfsPointer) => Found::Unchecked(path, LFS.to_owned()),
        Some(QuotedFile::Unreadable) => Found::Unchecked(path, "cannot be read".to_owned()),
    }
}

/// The clause as its key, with the party and the document where it is said of one.
fn name(quoted: &QuotedClause<'_>) -> String {
    let place = quoted.place();
    place.trim_start_matches("contract.").trim_end_matches(".evidence").to_owned()
}

fn place(quoted: &QuotedClause<'_>) -> String {
    format!("{}.quote", quoted.place())
}

fn no_file(drafts: &mut Drafts<'_>, quoted: &QuotedClause<'_>) {
    drafts
        .at_value(place(quoted), format!("quote for `{}` names no file", name(quoted)))
        .help("write `file:` next to the quote, or for all of them under `contract` or the document");
}

fn not_there(drafts: &mut Drafts<'_>, quoted: &QuotedClause<'_>, path: &str) {
    drafts
        .at_value(place(quoted), format!("quote for `{}` is not in `{path}`", name(quoted)))
        .label("not in the file")
        .help("read the clause again, then correct the quote or what the charter says of the clause");
}
