//! Writing the truth never makes a section look worse: taken from a charter that says everything, whatever entry is put back into
//! a charter that lacks more adds no worse question to its section.

mod generated;

use std::collections::BTreeMap;
use std::path::Path;

use partner::check::CheckReport;
use partner::finding::{Consequence, Finding, Nature, Severity};
use partner::repository::{Repository, Request};

/// Sections that say how the partnership is judged, not what was agreed.
const NOT_MEASURED: &[&str] = &["partner", "id", "name", "stage", "kind", "tier", "parties", "model"];

/// A charter in which an entry of each section is a stretch of lines.
struct Charter {
    head: Vec<String>,
    sections: BTreeMap<String, Vec<Vec<String>>>,
}

impl Charter {
    /// Takes the text apart: sections, and in each the entries of the first level.
    fn of(text: &str) -> Self {
        let mut charter = Self { head: Vec::new(), sections: BTreeMap::new() };
        let mut current: Option<String> = None;
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty())
        {
            if !line.starts_with([' ', '-']) {
                let key = line.split(':').next().unwrap().to_owned();
                let is_plain = !line.trim_end().ends_with(':');
                if is_plain || NOT_MEASURED.contains(&key.as_str()) {
                    charter.head.push(line.to_owned());
                    current = None;
                } else {
                    charter.sections.insert(key.clone(), Vec::new());
                    current = Some(key);
                }
                continue;
            }
            let Some(entries) = current.as_ref().and_then(|key| charter.sections.get_mut(key)) else {
                charter.head.push(line.to_owned());
                continue;
            };
            let begins = entries.is_empty()
                || line.starts_with("  ") && !line.starts_with("   ") && !line.starts_with("  -");
            let begins = begins
                || line.starts_with("  -")
                    && entries.last().is_some_and(|it: &Vec<String>| it[0].starts_with("  -"));
            match entries.last_mut() {
                Some(last) if !begins => last.push(line.to_owned()),
                _ => entries.push(vec![line.to_owned()]),
            }
        }
        charter
    }

    /// The text with only those entries of which `keeps` says so.
    fn text(&self, keeps: impl Fn(&str, usize) -> bool) -> String {
        let mut text = self.head.join("\n") + "\n";
        for (section, entries) in &self.sections {
            let kept: Vec<&Vec<String>> = entries
                .iter()
                .enumerate()
                .filter(|(nth, _)| keeps(section, *nth))
                .map(|(_, it)| it)
                .collect();
            if !kept.is_empty() {
                text.push_str(&format!("{section}:\n"));
                kept.into_iter().flatten().for_each(|line| text.push_str(&format!("{line}\n")));
            }
        }
        text
    }
}

/// The worst question of a section, how many of its questions stand on the page by themselves, and how many there are.
fn questions(text: &str, section: &str, is_before: bool) -> (Option<Severity>, usize, usize) {
    let repository = Repository::load(&Request::Text(text.as_bytes().to_vec())).unwrap();
    let options = crate::program::options();
    let report = CheckReport::of(&repository, &options);
    assert!(
        report.findings().all(|it| it.nature != Nature::Unreadable || it.rule != "yaml-syntax"),
        "{text}"
    );
    // What exposes somebody, or dates something, may be asked as soon as it is written.
    let may_be_asked = |it: &Finding| is_before || it.consequence >= Consequence::Adrift;
    let is_question = |it: &&Finding| it.nature == Nature::Gap && may_be_asked(it);
    let gaps: Vec<_> = report.findings().filter(is_question).filter(|it| it.section() == section).collect();
    let worst = gaps.iter().map(|it| it.severity).max();
    (worst, gaps.iter().filter(|it| it.shown.is_listed()).count(), gaps.len())
}

/// A row of numbers that looks random and is the same on each run.
fn numbers(mut seed: u64) -> impl FnMut() -> u64 {
    move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        seed >> 33
    }
}

#[test]
fn an_entry_that_is_true_adds_no_worse_question() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tried = 0;
    let examples = ["embedded-lending", "parcel-network", "diagnostics-alliance", "reseller-pilot"];
    let cases = ["co-development", "fiscal-sponsorship", "public-foundation"];
    let cases = cases.iter().chain(&["research-consortium", "reseller", "technology-licence"]);
    let folders = examples.iter().map(|it| home.join("examples").join(it));
    for folder in folders.chain(cases.map(|it| home.join("tests/cases").join(it))) {
        let example = folder.display();
        let text = std::fs::read_to_string(folder.join("charter.yaml")).unwrap();
        let charter = Charter::of(&text);
        let mut number = numbers(7);
        tried += try_each(&charter, &example.to_string(), &mut number);
    }
    assert!(tried > 150, "{tried}");
}

/// How many charters are made by chance; each entry of each is put in once.
const GENERATED: u64 = 6;

#[test]
fn an_entry_that_is_true_adds_no_worse_question_to_a_charter_by_chance() {
    let mut tried = 0;
    for seed in 1..=GENERATED {
        let mut number = numbers(seed);
        let parties = 2 + usize::try_from(seed % 3).unwrap();
        let mut chance = generated::Chance { number: &mut number, parties };
        let (head, sections) = (generated::head(&mut chance), generated::sections(&mut chance));
        let charter = Charter { head, sections };
        let whole = charter.text(|_, _| true);
        assert_well_formed(&whole);
        tried += try_each(&charter, &format!("charter {seed}"), &mut number);
    }
    assert!(tried > 300, "{tried}");
}

/// Nothing in the text is misread: else its entries would say nothing.
fn assert_well_formed(text: &str) {
    let repository = Repository::load(&Request::Text(text.as_bytes().to_vec())).unwrap();
    let problems: Vec<&str> =
        repository.partnerships[0].charter.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(problems.is_empty(), "{problems:#?}\n{text}");
}

/// Puts each entry of a charter into one that has nothing else, and into one that has each other entry by chance; says how many were
/// tried. Many of them answer a question: else nothing would have been measured.
fn try_each(charter: &Charter, name: &str, number: &mut impl FnMut() -> u64) -> usize {
    let (mut tried, mut answering) = (0, 0);
    for (section, entries) in &charter.sections {
        for (nth, entry) in entries.iter().enumerate() {
            // Each other entry is there or not, by chance; the one that is put back is at first not.
            let chance: BTreeMap<(&str, usize), bool> = charter
                .sections
                .iter()
                .flat_map(|(key, entries)| (0..entries.len()).map(move |at| (key.as_str(), at)))
                .map(|place| (place, number().is_multiple_of(2)))
                .collect();
            let is_it = |key: &str, at: usize| key == section && at == nth;
            for is_alone in [true, false] {
                let is_there = |key: &str, at: usize| !is_alone && chance[&(key, at)];
                let without = charter.text(|key, at| !is_it(key, at) && is_there(key, at));
                let with = charter.text(|key, at| is_it(key, at) || is_there(key, at));
                let (before, after) = (questions(&without, section, true), questions(&with, section, false));
                assert!(
                    after.0 <= before.0.max(Some(Severity::Advice)),
                    "{name}: {section} {entry:?}: {before:?} {after:?}\n{with}"
                );
                assert!(after.1 <= before.1, "{name}: {section} {entry:?}: {before:?} {after:?}\n{with}");
                tried += 1;
                answering += usize::from(after.2 < before.2 || after.0 < before.0);
            }
        }
    }
    assert!(answering * 10 > tried, "{name}: {answering} of {tried} entries answer something");
    tried
}
