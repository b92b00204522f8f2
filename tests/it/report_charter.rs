//! The charter in a report: prose that one would send, of which nothing is lost.

use std::fs;
use std::path::Path;

use partner::check::{Judge, Options, Selection};
use partner::config::Configuration;
use partner::document::scalar::{Date, Scalar as _};
use partner::repository::{Repository, Request};
use partner::view::report::{Wish, report};
use partner::yaml::{Kind, Limits, NodeId, Tree, YamlPath};

use crate::program::{folder, run, stdout};

/// The charter of a report in Markdown.
fn told(folder: &Path, arguments: &[&str]) -> String {
    let all = [&["report", "--format", "markdown", "--as-of", "2026-07-10"], arguments].concat();
    let text = stdout(&run(folder, "100", &all));
    let (_, from) = text.split_once("## The charter\n").unwrap();
    from.split("\n## ").next().unwrap().to_owned()
}

#[test]
fn an_example_reads_as_one_would_send_it() {
    let text = told(Path::new(env!("CARGO_MANIFEST_DIR")), &["examples/embedded-lending"]);
    for said in [
        "This charter is between Northwind Bank and Kestrel Software.",
        "The partnership starts on 1 June 2026. It runs for 18 months. It is renewed only by agreement: silence \
         ends it. A party that does not want a renewal says so 60 days before the end.",
        "Northwind Bank seeks market access. In its words: Reach firms with fewer than ten employees, which our \
         branches no longer see. It last reviewed this on 29 April 2026.",
        "Northwind Bank and Kestrel Software completed the canvas together on 29 April 2026.",
        "- **Northwind Bank**: Nobody but the bank says yes or no to a loan; No lending outside the United Kingdom \
         and Ireland.",
        "No party expects or grants exclusivity.",
        "- **Kestrel Software to Northwind Bank**: Technology access, GBP 120,000. Offer placement and invoice data, \
         with the customer's consent.",
        "The parties expect a revenue of GBP 900,000.",
        "- **Collections**: Northwind Bank decides, after consulting Kestrel Software.",
        "the chair has no casting vote",
        "Due 3 months after the start of the term. Do enough firms borrow to go on offering it?",
        "A party that exits gives notice: 90 days. Exit triggers: breach; change of control; convenience. \
         Transition support lasts 60 days. Exit penalty: none.",
        "There is no right of first refusal.",
        "- **Governing law**: England and Wales.",
    ] {
        let found = text.contains(said) || text.contains(&said.replacen('t', "T", 1));
        assert!(found, "{said}\n\n{text}");
    }
    // A person's address stands once, with the party.
    assert_eq!(text.matches("grace.abara@").count(), 1, "{text}");
    for slip in ["..", ".;", " ;", " .", "**: .", "{}", "TBD"] {
        assert!(!text.contains(slip), "{slip:?}\n\n{text}");
    }
}

#[test]
fn what_is_undecided_is_still_to_be_agreed_and_each_party_has_its_own() {
    let folder = folder(&[(
        "charter.yaml",
        "partner: charter/v1
name: Pilot
stage: negotiation
parties:
  north: {name: North Port, sponsor: Ann Berg <ann@north.example>, manager: Ann Berg <ann@north.example>, employees: 1}
  south: {name: South Line, country: DK}
  east: {name: East Yard}
term: TBD
model: {structure: TBD, equity: {north: 40%, south: 60%}}
value:
  exchange: [{from: north, to: south, kind: milestone, amount: 1500000 EUR, due: 'The dock is open, latest 2027-03-31'}]
exit:
  notice: {north: TBD, south: 30 days, east: 30 days}
  transition: TBD
  penalties: none
",
    )]);
    let text = told(folder.path(), &[]);
    for said in [
        "This charter is between North Port, South Line and East Yard.",
        "**North Port**. It has 1 employee. The executive sponsor is Ann Berg",
        "Ann Berg manages the partnership.",
        "All of this section is still to be agreed.",
        "The structure is still to be agreed.",
        "Equity: 40% for North Port and 60% for South Line.",
        "- **North Port to South Line**: Milestone, EUR 1,500,000. Due when this happens: The dock is open, latest 31 \
         March 2027.",
        "A party that exits gives notice: still to be agreed for North Port and 30 days for South Line and East Yard.",
        "is still to be agreed. Exit penalty: none.",
    ] {
        assert!(text.contains(said), "{said}\n\n{text}");
    }
}

/// The keys that tell how a file is found, and what people do not read.
const NO_TERMS: [&str; 6] = ["partner", "id", "name", "stage", "waivers", "checklists"];

/// Whatever a charter says is told: with anything of it undecided, the charter reads otherwise.
#[test]
fn nothing_of_a_charter_is_lost() {
    let text = fs::read_to_string("tests/format/every-key.yaml").unwrap();
    let tree = partner::yaml::read(&text, &Limits::default()).tree.unwrap();
    let whole = in_library(&text);
    let mut places = Vec::new();
    scalars(&tree, tree.root().unwrap(), &YamlPath::root(), &mut places);
    let (mut count, mut lost) = (0, Vec::new());
    for (path, node) in places {
        let keys: Vec<&str> = path.keys().collect();
        let is_term = !NO_TERMS.contains(&keys[0]) && !keys.iter().any(|key| key.starts_with("x-"));
        // People know a thing by its name; its id is for the files.
        if !is_term || keys.last() == Some(&"id") {
            continue;
        }
        let span = tree.span(node).range();
        let without = format!("{}TBD{}", &text[..span.start], &text[span.end..]);
        if in_library(&without) == whole {
            lost.push(path.to_string());
        }
        count += 1;
    }
    assert_eq!(lost, [""; 0], "not told");
    assert!(count > 350, "{count} values were tried");
}

fn scalars(tree: &Tree, node: NodeId, path: &YamlPath, found: &mut Vec<(YamlPath, NodeId)>) {
    match tree.kind(node) {
        Kind::Scalar => found.push((path.clone(), node)),
        Kind::Sequence => {
            tree.items(node)
                .enumerate()
                .for_each(|(nth, it)| scalars(tree, it, &path.clone().index(nth), found));
        }
        Kind::Mapping => tree.entries(node).for_each(|(key, value)| {
            scalars(tree, value, &path.clone().key(tree.scalar(key).unwrap()), found);
        }),
    }
}

/// What the report tells of the charter, as it stands in the library.
fn in_library(text: &str) -> String {
    let folder = folder(&[("charter.yaml", text)]);
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![folder.path().to_owned()] };
    let repository = Repository::load(&request).unwrap();
    let configuration = Configuration::default();
    let as_of = Date::parse("2026-07-10").unwrap();
    let (selection, guard) = (Selection::default(), None);
    let question = Options { as_of, stage: None, selection, configuration: configuration.clone(), guard };
    let judged = Judge::of(&question).partnership(&repository.partnerships[0]);
    let report = report(&judged, &configuration, as_of, &Wish::default());
    let charter = report.sections.iter().find(|it| it.id == "charter").unwrap();
    format!("{:?}", charter.elements)
}
