//! A full charter with lines and words taken out, doubled and swapped: whatever comes of it is read, judged and shown
//! without a panic.

use partner::check::CheckReport;
use partner::finding::{Finding, Severity};
use partner::render::{self, Look, Run};
use partner::repository::{Repository, Request};
use partner::view::check::check;
use proptest::prelude::*;

const CHARTER: &str = include_str!("../mutants/charter.yaml");

/// What people and accidents put in the place of a word.
const WORDS: &[&str] = &[
    "",
    "~",
    "TBD",
    "?",
    "[]",
    "{}",
    "[",
    "}",
    "\"",
    "'",
    ":",
    "- ",
    "#",
    "&a",
    "*a",
    "!x",
    "|",
    ">",
    "<<: *a",
    "---",
    "...",
    "\t",
    "\r",
    "\r\n",
    "\u{feff}",
    "\u{1b}[31m",
    "\"\\e[31m\"",
    "\u{202e}",
    "漢字",
    "🚀",
    "é",
    "\0",
    "all",
    "none",
    "x-own",
    "northwind",
    "kestrel",
    "kestral",
    "6m",
    "90 days",
    "200 years",
    "-1",
    "99999999999999999999",
    "5%",
    "101%",
    "500.000 EUR",
    "GBP 1,5",
    "2026-02-30",
    "2200-12-31",
    "1900-01-01",
    "2026-Q9",
    "yes",
    "n/a",
    "perpetual",
    "monthly",
    "every 0 days",
    "Dana Reyes <",
    "https://x.example/ y",
    "../../x",
    "high",
    "launch",
    "ended",
];

fn assert_place(finding: &Finding) {
    let mut places = vec![(&finding.source, finding.span)];
    places.extend(finding.related.iter().map(|related| (&related.source, related.span)));
    for (source, span) in places {
        assert!(
            source.text.get(span.range()).is_some(),
            "{}: {span:?} lies between characters",
            finding.rule
        );
        assert!(source.position(span.start) <= source.position(span.end), "{}: {span:?}", finding.rule);
    }
    assert!(!finding.message.is_empty(), "{}", finding.rule);
}

fn is_harmful(character: char) -> bool {
    (character.is_control() && character != '\n') || ('\u{202a}'..='\u{202e}').contains(&character)
}

/// Reads, judges and shows a charter in every way; gives back how many findings it has.
fn judge(bytes: &[u8]) -> usize {
    let repository = Repository::load(&Request::Text(bytes.to_vec())).unwrap();
    let report = CheckReport::of(&repository, &crate::program::options());
    report.findings().for_each(assert_place);
    for width in [0, 40, 100, 200] {
        for is_verbose in [false, true] {
            let look = Look { is_styled: false, width, is_quiet: false, is_verbose, least: Severity::Advice };
            let text = render::text(&report, look);
            assert!(!text.contains(is_harmful), "{:?} in {text:?}", text.chars().find(|c| is_harmful(*c)));
        }
    }
    let run = Run { show: Some(Severity::Advice), ..Run::default() };
    let concise = render::concise(&report, &run);
    assert!(!concise.contains(is_harmful), "{concise:?}");
    let json: serde_json::Value =
        serde_json::from_str(&render::json(&check(&report, Severity::Advice), report.as_of).unwrap())
            .unwrap();
    let found = json["findings"].as_array().unwrap().len();
    assert_eq!(concise.lines().count(), found);
    found
}

#[derive(Debug, Clone)]
enum Mutation {
    DropLine(usize),
    DoubleLine(usize),
    MoveLine(usize, usize),
    Indent(usize, usize),
    Word(usize, usize, usize),
    Cut(usize),
    Insert(usize, usize),
}

fn change() -> impl Strategy<Value = Mutation> {
    let any = any::<usize>;
    prop_oneof![
        any().prop_map(Mutation::DropLine),
        any().prop_map(Mutation::DoubleLine),
        (any(), any()).prop_map(|(from, to)| Mutation::MoveLine(from, to)),
        (any(), 0..9_usize).prop_map(|(line, by)| Mutation::Indent(line, by)),
        (any(), any(), any()).prop_map(|(line, word, with)| Mutation::Word(line, word, with)),
        any().prop_map(Mutation::Cut),
        (any(), any()).prop_map(|(at, with)| Mutation::Insert(at, with)),
    ]
}

fn apply(text: &str, change: &Mutation) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let count = lines.len().max(1);
    match change {
        _ if lines.is_empty() => {}
        Mutation::DropLine(at) => drop(lines.remove(at % count)),
        Mutation::DoubleLine(at) => lines.insert(at % count, lines[at % count].clone()),
        Mutation::MoveLine(from, to) => {
            let line = lines.remove(from % count);
            lines.insert(to % count, line);
        }
        Mutation::Indent(at, by) => {
            let line = &mut lines[at % count];
            *line = format!("{}{}", " ".repeat(*by), line.trim_start_matches(' '));
        }
        Mutation::Word(at, word, with) => {
            let line = &mut lines[at % count];
            let mut words: Vec<&str> = line.split(' ').collect();
            let word = word % words.len();
            words[word] = WORDS[with % WORDS.len()];
            *line = words.join(" ");
        }
        Mutation::Cut(at) => return text.chars().take(at % (text.chars().count() + 1)).collect(),
        Mutation::Insert(at, with) => {
            let at = at % (text.chars().count() + 1);
            let (head, tail): (String, String) =
                (text.chars().take(at).collect(), text.chars().skip(at).collect());
            return [head.as_str(), WORDS[with % WORDS.len()], tail.as_str()].concat();
        }
    }
    lines.concat()
}

#[test]
fn the_charter_as_it_stands_has_no_document_errors() {
    let repository = Repository::load(&Request::Text(CHARTER.as_bytes().to_vec())).unwrap();
    let problems: Vec<_> = repository.partnerships.iter().flat_map(|it| &it.charter.problems).collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_charter_cut_at_any_place_is_judged() {
    // At every 91st byte, within characters too.
    for end in (0..CHARTER.len()).step_by(13 * 7) {
        judge(&CHARTER.as_bytes()[..end]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn whatever_becomes_of_a_charter_is_judged(changes in prop::collection::vec(change(), 1..6)) {
        let text = changes.iter().fold(CHARTER.to_owned(), |text, change| apply(&text, change));
        judge(text.as_bytes());
    }

    #[test]
    fn any_bytes_are_judged(head in any::<bool>(), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let head: &[u8] = if head { b"partner: charter/v1\n" } else { b"" };
        judge(&[head, bytes.as_slice()].concat());
    }
}
