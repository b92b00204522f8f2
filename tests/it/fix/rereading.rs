//! Reading again only what has changed says what reading everything says.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use partner::check::{CheckReport, Judge};
use partner::partnership::Partnership;
use partner::render;
use partner::repository::{Changed, Loading, Look, Queue, Repository, Request, Unsaved};
use partner::view::check::check;

use super::*;

fn said(report: &CheckReport<'_>) -> String {
    render::json(&check(report, partner::finding::Severity::Advice), report.as_of).unwrap()
}

fn said_of(repository: &Repository) -> String {
    said(&CheckReport::of(repository, &crate::program::options()))
}

fn said_of_queue(queue: &Queue) -> String {
    let options = crate::program::options();
    let judge = Judge::of(&options);
    let mut partnerships: Vec<Partnership> = Vec::new();
    queue
        .each(2, |read| {
            partnerships.extend(read);
            Ok::<(), Changed>(())
        })
        .unwrap();
    let judged = partnerships.iter().map(|it| judge.partnership(it)).collect();
    said(&CheckReport { partnerships: judged, ..judge.rest(&queue.rest, &[]) })
}

/// Changes of files, one after the other, and which charters are read anew by each.
type Steps<'a> = &'a [(&'a str, String, &'a [&'a str])];

#[test]
fn only_what_has_changed_is_read_again() {
    let vote = "partner: health/v1\nperiod: 2026-Q1\n";
    let named = |id: &str| format!("partner: health/v1\npartnership: {id}\nperiod: 2026-Q1\n");
    let with_id = |id: &str| FIXED.replace("stage:", &format!("id: {id}\nstage:"));
    let files = [
        ("a/charter.yaml", MESSY.to_owned()),
        ("a/health.yaml", vote.to_owned()),
        ("b/charter.yaml", FIXED.to_owned()),
        ("c/charter.yaml", FIXED.to_owned()),
        ("records/x.yaml", named("bb")),
    ];
    let steps: Steps<'_> = &[
        ("a/charter.yaml", FIXED.to_owned(), &["a/charter.yaml"]),
        ("a/health.yaml", vote.replace("Q1", "Q2"), &["a/charter.yaml"]),
        // A stray finds its charter, and another one.
        ("records/x.yaml", named("b"), &["b/charter.yaml"]),
        ("records/x.yaml", named("c"), &["b/charter.yaml", "c/charter.yaml"]),
        // Two of one id: the second is told so, though nobody has touched it, and the record can belong to both.
        ("b/charter.yaml", with_id("c"), &["b/charter.yaml", "c/charter.yaml"]),
        ("b/charter.yaml", with_id("d"), &["b/charter.yaml", "c/charter.yaml"]),
        // No charter any more, and not one of ours.
        ("b/charter.yaml", "partner: chart/v1\n".to_owned(), &[]),
        ("a/health.yaml", "name: something else\n".to_owned(), &["a/charter.yaml"]),
        ("c/charter.yaml", with_id("a"), &["c/charter.yaml"]),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in &files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let how = Loading { is_for_fixes: true, ..Loading::default() };
    for look in [Look::Quick, Look::Thorough] {
        let mut queue = how.queue(&request, look).unwrap();
        let mut unsaved = Unsaved::new();
        assert_eq!(said_of_queue(&queue), said_of(&Repository::load(&request).unwrap()));
        for (path, text, anew) in steps {
            let file = folder.path().join(path);
            let read = queue.replace(&BTreeMap::from([(file.clone(), Arc::from(text.as_str()))])).unwrap();
            let charters: Vec<String> = queue.charters().collect();
            let read: Vec<&str> = read.iter().map(|nth| charters[*nth].as_str()).collect();
            assert_eq!(read, *anew, "{path}: {text}");
            unsaved.insert(file, text.clone().into_bytes());
            let loading = Loading { unsaved: Some(&unsaved), ..Loading::default() };
            assert_eq!(said_of_queue(&queue), said_of(&loading.load(&request).unwrap()), "{path}: {text}");
        }
    }
}
