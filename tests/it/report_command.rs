//! `partner report`: files for people who have no terminal, and what stays out of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use partner::check::{Judge, Options, Selection};
use partner::config::Configuration;
use partner::document::scalar::{Date, Scalar as _};
use partner::repository::{Repository, Request};
use partner::view::report::{Audience, Element, Fact, Wish, report};
use partner::yaml::YamlPath;
use regex::Regex;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::program::{code, command, folder, run, stderr, stdout};

/// Two parties, with something of their own and something private in many places.
const CHARTER: &str = "\
partner: charter/v1
name: Harbour pilot
stage: negotiation
summary: Berths are booked where ships report their arrival.
x-board: The board wants out by Christmas 2031
parties:
  north: {name: North Port, sponsor: Ann Berg, country: NO, x-fear: North fears a strike in week 33}
  south: {name: South Line, sponsor: Bo Falk, country: DK, x-plan: South plans to buy a rival for 77 million}
term: {start: 2026-09-01, length: 2 years}
canvas: {vision: No ship waits outside the harbour, x-north: North would pay twice as much as 41 per berth}
model: {structure: contractual-project}
value:
  exchange:
    - {from: north, to: south, kind: licence fee, terms: Secret terms of 13 percent above list, amount: 123456 EUR}
  costs: {north: [{item: Quay sensors nobody else has, amount: 654321 EUR}]}
  expected_revenue: 777333 EUR
risks:
  - {id: fog, what: Fog closes the port for ninety hours, likelihood: low, impact: high, x-south: South knows of a leak in dock 4}
exit:
  notice: 90 days
  ip: Each keeps what it brought into dock 9
  x-north: North leaves below 17 berths
  x-note: A lawyer asked about clause 88
gates:
  - {id: traction, name: Early traction, due: 2026-12-01, question: Do ships book, x-south: South votes no on 5 May}
";

/// What is only in the file of a party, by the party.
const OF_NORTH: [&str; 3] = ["strike in week 33", "pay twice as much as 41", "North leaves below 17"];
const OF_SOUTH: [&str; 3] = ["buy a rival for 77", "leak in dock 4", "South votes no on 5 May"];
const OF_NOBODY: [&str; 2] = ["out by Christmas 2031", "about clause 88"];

/// What stands in the value section and nowhere else, as written and as printed.
const OF_VALUE: [&str; 7] =
    ["Secret terms of 13", "123456", "123,456", "654321", "654,321", "Quay sensors nobody", "777,333"];

const AS_OF: [&str; 2] = ["--as-of", "2026-07-10"];

fn report_in(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, "100", &[&["report"], arguments, &AS_OF].concat());
    assert!(code(&output) < 2, "{arguments:?}: {}", stderr(&output));
    stdout(&output)
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, "100", &[&["report"], arguments, &AS_OF].concat());
    assert_eq!(code(&output), 2, "{arguments:?}: {}", stdout(&output));
    assert!(output.stdout.is_empty(), "{arguments:?}");
    stderr(&output)
}

fn harbour(settings: &str) -> TempDir {
    folder(&[("charter.yaml", CHARTER), ("partner.toml", settings)])
}

fn has_any(text: &str, words: &[&str]) -> Vec<String> {
    words.iter().filter(|word| text.contains(**word)).map(|word| (*word).to_owned()).collect()
}

#[test]
fn what_is_somebodys_own_is_in_nobody_elses_file() {
    let folder = harbour("");
    for format in ["html", "markdown"] {
        let of = |arguments: &[&str]| report_in(folder.path(), &[arguments, &["--format", format]].concat());
        let everybody = [OF_NORTH.as_slice(), &OF_SOUTH, &OF_NOBODY].concat();
        assert_eq!(has_any(&of(&[]), &everybody), [""; 0], "{format}");
        assert_eq!(has_any(&of(&["--for", "leaders"]), &everybody), [""; 0], "{format}");
        let north = of(&["--for", "north"]);
        assert_eq!(has_any(&north, &[OF_SOUTH.as_slice(), &OF_NOBODY].concat()), [""; 0], "{format}");
        assert_eq!(has_any(&north, &OF_NORTH).len(), OF_NORTH.len(), "{format}: {north}");
        let south = of(&["--for", "south"]);
        assert_eq!(has_any(&south, &[OF_NORTH.as_slice(), &OF_NOBODY].concat()), [""; 0], "{format}");
        assert_eq!(has_any(&south, &OF_SOUTH).len(), OF_SOUTH.len(), "{format}");
        // The keys themselves tell as much.
        for key in ["x-board", "x-note", "x-plan"] {
            assert!(!north.contains(key), "{format}: {key}");
        }
    }
}

#[test]
fn a_private_section_is_in_no_partys_file() {
    let folder = harbour("[report]\nprivate = [\"value\"]\n");
    let team = report_in(folder.path(), &[]);
    assert_eq!(has_any(&team, &["Secret terms of 13", "123,456", "777,333"]).len(), 3, "the team sees all");
    for arguments in [
        ["--for", "north", "--format", "html"],
        ["--for", "south", "--format", "html"],
        ["--for", "leaders", "--format", "html"],
        ["--for", "north", "--format", "markdown"],
    ] {
        let text = report_in(folder.path(), &arguments);
        assert_eq!(has_any(&text, &OF_VALUE), [""; 0], "{arguments:?}");
    }
    let text = report_in(folder.path(), &["--for", "north"]);
    assert!(text.contains("it rests on the section <code>value</code> of the charter, which is private"));
    // Of the findings there only how many there are: no one says what the other receives, or what managing costs.
    assert!(text.contains("at places that are private: counted here, and not shown"), "{text}");
    assert!(!text.contains("value.management_cost"), "{text}");
}

/// Every section that holds texts, one after the other: nothing of it is anywhere in a party's file.
#[test]
fn whichever_section_is_private_nothing_of_it_is_in_the_file() {
    let all = fs::read_to_string("tests/format/every-key.yaml").unwrap();
    let party = "northwind";
    assert!(all.contains("  northwind:\n"));
    let sections = [
        "intent",
        "canvas",
        "scope",
        "value",
        "resources",
        "metrics",
        "governance",
        "communication",
        "conflict",
        "gates",
        "deliverables",
        "risks",
        "scenarios",
        "ip",
        "growth",
        "narrative",
        "exit",
        "contract",
    ];
    for section in sections {
        let (marked, count) = with_marks(&all, section);
        assert!(count > 0, "{section}: {count} texts");
        let settings = format!("[report]\nprivate = [\"{section}\"]\n");
        let folder = folder(&[("charter.yaml", &marked), ("partner.toml", &settings)]);
        assert!(report_in(folder.path(), &[]).contains("Geheimnis"), "{section}: the team sees it");
        for audience in [party, "leaders"] {
            let text = report_in(folder.path(), &["--for", audience]);
            let at = text.find("Geheimnis").map(|at| text[at.saturating_sub(300)..at + 20].to_owned());
            assert_eq!(at, None, "{section}, for {audience}");
        }
    }
}

/// The text with a word that stands nowhere else before each sentence and name of a section, and how many there are.
fn with_marks(text: &str, section: &str) -> (String, usize) {
    let sentence = Regex::new(r"(: |\[|- |, )([A-Z][a-z]+(?: [\w']+)+)").unwrap();
    let (mut is_inside, mut count) = (false, 0);
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.starts_with(char::is_alphabetic) {
            is_inside = line.starts_with(&format!("{section}:"));
        }
        if is_inside && !line.trim_start().starts_with('#') {
            count += sentence.find_iter(line).count();
            lines.push(sentence.replace_all(line, "${1}Geheimnis $2").into_owned());
        } else {
            lines.push(line.to_owned());
        }
    }
    (lines.join("\n") + "\n", count)
}

#[test]
fn notes_are_joined_into_the_file_of_the_party_that_keeps_them() {
    const NOTES: &str = "partner: private/v1\nparty: north\nnotes:\n  - {at: exit.notice, note: Sixty days would do, walk_away: Under 31 days}\n";
    let repository = harbour("");
    let elsewhere = folder(&[("notes.yaml", NOTES), ("wrong.yaml", "party: north\nnotes: [{at: exits}]\n")]);
    let notes = elsewhere.path().join("notes.yaml").display().to_string();
    let wrong = elsewhere.path().join("wrong.yaml").display().to_string();
    let text = report_in(repository.path(), &["--for", "north", "--private", &notes]);
    assert_eq!(has_any(&text, &["Sixty days would do", "Under 31 days", "exit.notice"]).len(), 3);
    assert!(!report_in(repository.path(), &["--for", "north"]).contains("Sixty days"));

    let said = refused(repository.path(), &["--for", "south", "--private", &notes]);
    assert!(said.contains("are those of `north`, and this report is for `south`"), "{said}");
    let said = refused(repository.path(), &["--for", "leaders", "--private", &notes]);
    assert!(said.contains("goes into the file of one party"), "{said}");
    let said = refused(repository.path(), &["--for", "north", "--private", &wrong]);
    assert!(said.contains(":2:14: error: a charter has no key `exits`"), "{said}");
    fs::write(repository.path().join("notes.yaml"), NOTES).unwrap();
    let said = refused(repository.path(), &["--for", "north", "--private", "notes.yaml"]);
    assert!(said.contains("which all parties clone; keep it elsewhere"), "{said}");
}

#[test]
fn a_party_that_there_is_not_is_told() {
    let folder = harbour("");
    assert!(
        refused(folder.path(), &["--for", "nort"])
            .contains("no party is called `nort`; did you mean `north`?")
    );
    let leaders = CHARTER.replace("  south: {", "  leaders: {");
    let other = crate::program::folder(&[("charter.yaml", &leaders)]);
    let output = run(other.path(), "100", &["check", "--as-of", "2026-07-10"]);
    assert!(stdout(&output).contains("`leaders` cannot be the id of a party"), "{}", stdout(&output));
}

/// A document by itself: nothing that a browser would fetch, and every part in its order.
#[test]
fn a_report_needs_nothing_besides_itself() {
    let text = report_in(Path::new("."), &["examples/embedded-lending"]);
    for part in ["src=\"http", "href=\"http", "url(", "@import", "<link", "<iframe", "style=\""] {
        assert!(!text.contains(part), "{part}");
    }
    assert_eq!(text.matches("<script").count(), 1);
    assert_eq!(text.matches("This is not legal advice").count(), 1);
    let wanted = [
        "leaders",
        "readiness",
        "structure",
        "gates",
        "value",
        "health",
        "metrics",
        "resources",
        "risks",
        "governance",
        "findings",
        "charter",
        "acknowledgements",
        "basis",
    ];
    let places: Vec<usize> = wanted
        .iter()
        .map(|id| text.find(&format!("<section id=\"{id}\"")).unwrap_or_else(|| panic!("{id}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let source = fs::read("examples/embedded-lending/charter.yaml").unwrap();
    let digest: String = Sha256::digest(&source).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(text.contains(&digest), "the charter's digest");
    let markdown = report_in(Path::new("."), &["examples/embedded-lending", "--format", "markdown"]);
    assert!(
        markdown.starts_with("# Embedded lending\n\nAs of 10 July 2026\n\n## At a glance\n"),
        "{markdown}"
    );
    assert_eq!(markdown.matches("This is not legal advice").count(), 1);
}

#[test]
fn what_a_charter_says_is_text() {
    let hostile = CHARTER
        .replace("Harbour pilot", "'</title><script>alert(1)</script>'")
        .replace("No ship waits outside the harbour", "'\"><img src=x onerror=alert(2)>'");
    let folder = folder(&[("charter.yaml", &hostile)]);
    let text = report_in(folder.path(), &[]);
    assert_eq!(text.matches("<script").count(), 1, "our own");
    assert!(!text.contains("<img") && text.contains("&#60;img src=x onerror=alert(2)&#62;"));
}

#[test]
fn whom_a_report_is_for_is_text_too() {
    let named = CHARTER.replace("name: North Port", "name: \"North \\u202e<b>Port\"");
    let folder = folder(&[("charter.yaml", &named)]);
    let text = report_in(folder.path(), &["--for", "north"]);
    assert!(!text.contains('\u{202e}') && !text.contains("<b>Port"), "{text}");
    assert!(text.contains("&#60;b&#62;Port"));
}

/// What the first page says follows from where it says that it follows from: without it, it says something else.
/// What stands between two tags.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

#[test]
fn people_without_the_files_read_no_keys_commands_or_points_in_time_of_programs() {
    let (tags, times) = (Regex::new("<[^>]*>").unwrap(), Regex::new(r"\d{2}:\d{2}:\d{2}Z").unwrap());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let parts =
        ["readiness", "structure", "gates", "value", "health", "metrics", "governance", "actions", "deals"];
    let mut looked_at = 0;
    for example in ["diagnostics-alliance", "home-batteries", "parcel-network", "reseller-pilot"] {
        let html = report_in(root, &[&format!("examples/{example}")]);
        for part in parts {
            for section in between(&html, &format!("<section id=\"{part}\""), "</section>") {
                looked_at += 1;
                for code in between(section, "<code>", "</code>") {
                    let is_answer = code == "none";
                    assert!(code.contains('/') || is_answer, "{example}, {part}: {code} is no document");
                }
                let said = tags.replace_all(section, " ");
                assert!(!said.contains("partner check"), "{example}, {part}");
                assert!(!times.is_match(&said), "{example}, {part}");
            }
        }
    }
    assert!(looked_at > 25, "{looked_at}");
    let html = report_in(root, &["examples/home-batteries"]);
    for said in
        ["12 May 2026, 15:20 UTC", "escalation levels", "Failed merger integration", "customer retention"]
    {
        assert!(html.contains(said), "{said}");
    }
}

#[test]
fn the_first_page_says_a_missed_gate_once() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let html = report_in(root, &["examples/parcel-network", "--for", "leaders"]);
    assert_eq!(html.matches("Value hypothesis").count(), 1, "{html}");
    assert_eq!(html.matches("Jonas Prins").count(), 1);
    assert!(html.contains("<dt>manager, executive sponsor</dt>"), "{html}");
}

#[test]
fn every_fact_of_the_first_page_follows_from_charter_and_records() {
    let mut count = 0;
    for name in
        ["embedded-lending", "parcel-network", "diagnostics-alliance", "reseller-pilot", "referral-handshake"]
    {
        let example = Path::new("examples").join(name);
        let (facts, found) = first_page(&example);
        assert!(facts.len() > 4, "{name}: {}", facts.len());
        for fact in &facts {
            assert!(!fact.origins.is_empty(), "{name}: {}", fact.about);
            if fact.about == "settle first" {
                let said: Vec<String> =
                    fact.lines.iter().map(words).filter(|it| !it.starts_with("and ")).collect();
                assert!(said.iter().all(|line| found.contains(&line.replace('`', ""))), "{name}: {said:?}");
                continue;
            }
            let copy = tempfile::tempdir().unwrap();
            copy_all(&example, copy.path());
            for origin in &fact.origins {
                blank(copy.path(), &example, &origin.file, &origin.path);
            }
            let (then, _) = first_page(copy.path());
            assert!(!then.contains(fact), "{name}: `{}` does not follow from {:?}", fact.about, fact.origins);
            count += 1;
        }
    }
    assert!(count > 40, "{count} facts were tried");
}

fn words(text: &partner::view::Text) -> String {
    text.0.iter().map(partner::view::Piece::text).collect()
}

/// The facts of the first page, without where they come from in words, and the messages of all findings.
fn first_page(folder: &Path) -> (Vec<Fact>, BTreeSet<String>) {
    let request = Request::Paths { base: std::env::current_dir().unwrap(), paths: vec![folder.to_owned()] };
    let repository = Repository::load(&request).unwrap();
    let configuration = Configuration::default();
    let as_of = Date::parse("2026-07-10").unwrap();
    let (selection, guard) = (Selection::default(), None);
    let question = Options { as_of, stage: None, selection, configuration: configuration.clone(), guard };
    let judged = Judge::of(&question).partnership(&repository.partnerships[0]);
    let wish = Wish { audience: Audience::Leaders, ..Wish::default() };
    let report = report(&judged, &configuration, as_of, &wish);
    let columns = report.sections[0].elements.iter().find_map(|element| match element {
        Element::Columns(columns) => Some(columns),
        _ => None,
    });
    let facts = columns.unwrap().iter().flat_map(|column| column.facts.clone()).collect();
    (facts, judged.findings.iter().map(|it| it.message.replace('`', "")).collect())
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy_all(&entry.path(), &target),
            false => _ = fs::copy(entry.path(), target).unwrap(),
        }
    }
}

/// Writes in a copy that what stands at a path is undecided; the file as shown lies below the example.
fn blank(copy: &Path, example: &Path, file: &str, path: &str) {
    let file = copy.join(Path::new(file).strip_prefix(example).unwrap());
    let text = fs::read_to_string(&file).unwrap();
    let tree = partner::yaml::read(&text, &partner::yaml::Limits::default()).tree.unwrap();
    let path = YamlPath::from(path);
    let reached = tree.resolve(&path);
    // What another place has undecided already is gone.
    if reached.steps < path.steps().len() {
        return;
    }
    let span = tree.span(reached.value.unwrap()).range();
    fs::write(&file, format!("{}TBD\n{}", &text[..span.start], &text[span.end..])).unwrap();
}

#[test]
fn a_site_writes_only_what_has_changed_and_removes_only_its_own() {
    let one = CHARTER;
    let two = CHARTER.replace("Harbour pilot", "River pilot").replace("stage:", "id: river\nstage:");
    let work = folder(&[("a/charter.yaml", one), ("b/charter.yaml", &two), ("site/notes.html", "mine")]);
    let site = work.path().join("site");
    report_in(work.path(), &["a", "b", "--folder", "site"]);
    let index = fs::read_to_string(site.join("index.html")).unwrap();
    // Twice 777,333 and, as own costs, twice 654,321.
    assert!(index.contains("EUR 1,554,666") && index.contains("EUR 1,308,642"), "{index}");
    assert!(
        index.contains("<a href=\"partnerships/river.html\"><strong>River pilot</strong></a>"),
        "{index}"
    );
    assert!(fs::read_to_string(site.join("partnerships/river.html")).unwrap().contains("../index.html"));

    let written = fs::metadata(site.join("index.html")).unwrap().modified().unwrap();
    let old = written - Duration::from_secs(3600);
    for file in ["index.html", "partnerships/river.html", "partnerships/a.html"] {
        fs::File::options().append(true).open(site.join(file)).unwrap().set_modified(old).unwrap();
    }
    fs::write(work.path().join("a/charter.yaml"), one.replace("90 days", "91 days")).unwrap();
    report_in(work.path(), &["a", "b", "--folder", "site"]);
    let is_old = |file: &str| fs::metadata(site.join(file)).unwrap().modified().unwrap() == old;
    assert!(is_old("partnerships/river.html") && is_old("index.html") && !is_old("partnerships/a.html"));

    // What somebody has changed stays, and so does what was never ours.
    report_in(work.path(), &["a", "--folder", "site"]);
    assert!(!site.join("partnerships/river.html").exists());
    report_in(work.path(), &["a", "b", "--folder", "site"]);
    let river = site.join("partnerships/river.html");
    fs::write(&river, fs::read_to_string(&river).unwrap() + "<!-- mine -->").unwrap();
    let output = run(work.path(), "100", &["report", "a", "--folder", "site", "--as-of", "2026-07-10"]);
    assert!(stderr(&output).contains("river.html` was changed since it was written, and stays"));
    assert!(river.exists() && site.join("notes.html").exists());

    fs::write(site.join("partnerships/a.html"), "mine").unwrap();
    let said = refused(work.path(), &["a", "--folder", "site"]);
    assert!(said.contains("is not a page that this program wrote, and was left as it is"), "{said}");
    assert_eq!(fs::read_to_string(site.join("partnerships/a.html")).unwrap(), "mine");
}

#[test]
fn two_partnerships_of_one_id_have_two_pages() {
    let work = folder(&[("x/a/charter.yaml", CHARTER), ("y/a/charter.yaml", CHARTER)]);
    report_in(work.path(), &["--folder", "site"]);
    let pages = fs::read_dir(work.path().join("site/partnerships")).unwrap().count();
    assert_eq!(pages, 2);
}

#[test]
fn a_summary_that_is_private_leaves_no_gap() {
    let folder = harbour("[report]\nprivate = [\"summary\"]\n");
    assert!(report_in(folder.path(), &[]).contains("Berths are booked"));
    for audience in ["leaders", "north"] {
        let text = report_in(folder.path(), &["--for", audience]);
        assert!(!text.contains("Berths are booked"), "{audience}");
        assert!(!text.contains("(private)"), "{audience}: {text}");
    }
}

#[test]
fn a_site_for_a_party_has_nothing_private_on_any_page() {
    let work = folder(&[
        ("a/charter.yaml", CHARTER),
        ("b/charter.yaml", &CHARTER.replace("Harbour pilot", "River pilot")),
        ("c/charter.yaml", &CHARTER.replace("north", "east").replace("Harbour pilot", "Lake pilot")),
        ("partner.toml", "[report]\nprivate = [\"value\"]\n"),
    ]);
    report_in(work.path(), &["--for", "north", "--folder", "site"]);
    let site = work.path().join("site");
    let pages = fs::read_dir(site.join("partnerships")).unwrap().map(|it| it.unwrap().path());
    let files: Vec<_> = pages.chain([site.join("index.html"), site.join("partner-report.json")]).collect();
    assert_eq!(files.len(), 4, "of the third partnership north is no party");
    let kept = [OF_SOUTH.as_slice(), &OF_NOBODY, &OF_VALUE, &["Lake pilot"]].concat();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(has_any(&text, &kept), [""; 0], "{}", file.display());
    }
    let index = fs::read_to_string(site.join("index.html")).unwrap();
    assert_eq!(has_any(&index, &OF_NORTH), [""; 0], "what is north's own is on the page that it is about");
}

#[test]
fn a_charter_that_says_nothing_has_committed_nobody() {
    let folder = folder(&[(
        "charter.yaml",
        "partner: charter/v1\nname: Idea\nparties: {a: {name: A}, b: {name: B}}\n",
    )]);
    let text = report_in(folder.path(), &["--format", "markdown"]);
    assert!(!text.contains("**full**"), "{text}");
    assert!(
        text.contains("commitment: **not started**; neither a stage nor the start of the term is set"),
        "{text}"
    );
    // Tables that would say nothing in any cell are not made.
    for empty in ["not known |", "any rating"] {
        assert!(!text.contains(empty), "{empty}: {text}");
    }
}

#[test]
fn a_report_has_the_look_of_its_team() {
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 16]].concat();
    let settings = "[report]\nname = \"North Port, Alliances\"\ncolour = \"#ffee00\"\nlogo = \"logo.png\"\nfooter = \"Between the parties only\"\n";
    let folder = harbour(settings);
    fs::write(folder.path().join("logo.png"), &png).unwrap();
    let text = report_in(folder.path(), &[]);
    assert!(
        text.contains("src=\"data:image/png;base64,iVBORw0KGgo")
            && text.contains("alt=\"North Port, Alliances\"")
    );
    assert!(text.contains("<p>Between the parties only</p>"));
    // Yellow cannot be read on white, and can be on black.
    assert!(!text.contains("--accent: #ffee00") && text.contains("--accent-night: #ffee00"), "{text}");

    fs::write(folder.path().join("logo.png"), "no picture").unwrap();
    let said = refused(folder.path(), &[]);
    assert!(
        said.contains("the logo `logo.png` of `report.logo` is no PNG, JPEG, GIF, WebP or SVG"),
        "{said}"
    );
    for (settings, told) in [
        ("[report]\nlogo = \"https://x.example/a.png\"\n", "a report fetches nothing"),
        ("[report]\nlogo = \"../logo.png\"\n", "does not exist"),
        ("[report]\nprivate = [\"valu\"]\n", "did you mean `value`?"),
    ] {
        fs::write(folder.path().join("partner.toml"), settings).unwrap();
        let said = refused(folder.path(), &[]);
        assert!(said.contains(told), "{settings}: {said}");
    }

    fs::remove_file(folder.path().join("partner.toml")).unwrap();
    fs::write(folder.path().join("_brand.yml"), "meta: {name: South Line}\ncolor: {primary: '#0b5394'}\n")
        .unwrap();
    let text = report_in(folder.path(), &[]);
    assert!(text.contains("<p class=\"brand\">South Line</p>") && text.contains("--accent: #0b5394"));
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = folder(&[("charter.yaml", &CHARTER.replace("notice: 90 days", "notice: soon"))]);
    let output = run(folder.path(), "100", &["report", "--as-of", "2026-07-10"]);
    assert!(
        stdout(&output).contains("Cannot be read: 1 value in <code>charter.yaml</code>"),
        "{}",
        stdout(&output)
    );
    assert!(stderr(&output).contains("is read without the values that are wrong"));
}

#[cfg(unix)]
#[test]
fn a_terminal_gets_no_html() {
    let folder = harbour("");
    let mut call = command();
    call.args(["report", "--as-of", "2026-07-10"]).current_dir(folder.path());
    let mut session = rexpect::session::spawn_command(call, Some(30_000)).unwrap();
    session.exp_string("give `--output report.html`").unwrap();
    let status = session.process_mut().wait().unwrap();
    assert!(format!("{status:?}").contains(", 2)"), "{status:?}");
}
