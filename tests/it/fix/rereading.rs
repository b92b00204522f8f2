//! Reading again only what has changed says what reading everything says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use partner::check::CheckReport;
use partner::document::Source;
use partner::partnership::Partnership;
use partner::render;
use partner::repository::{Loading, Repository, Request, Rereading, Unsaved};
use partner::view::check::check;

use super::*;

fn said(repository: &Repository) -> String {
    let options = crate::program::options();
    let report = CheckReport::of(repository, &options);
    render::json(&check(&report, partner::finding::Severity::Advice), report.as_of).unwrap()
}

fn source(repository: &Repository, path: &str) -> Arc<Source> {
    let strays = repository.strays.iter().map(|it| &it.source);
    let sources = repository.partnerships.iter().flat_map(Partnership::sources).chain(strays);
    sources.into_iter().find(|it| it.path == path).cloned().unwrap()
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
    let mut reading = Rereading::of(&request, &Loading::default()).unwrap();
    let mut unsaved = Unsaved::new();
    assert_eq!(said(reading.repository()), said(&Repository::load(&request).unwrap()));
    for (path, text, anew) in steps {
        let charters: BTreeMap<String, Arc<Source>> = reading
            .repository()
            .partnerships
            .iter()
            .map(|it| (it.charter.source.path.clone(), Arc::clone(&it.charter.source)))
            .collect();
        let before = source(reading.repository(), path);
        let read = reading.replace(&[(before, text.clone())]);
        assert_eq!(read, anew.iter().map(|it| (*it).to_owned()).collect::<BTreeSet<_>>(), "{path}: {text}");
        unsaved.insert(folder.path().join(path), text.clone().into_bytes());
        assert_eq!(
            said(reading.repository()),
            said(&Loading { unsaved: Some(&unsaved), ..Loading::default() }.load(&request).unwrap()),
            "{path}: {text}"
        );
        for it in &reading.repository().partnerships {
            let charter = &it.charter.source;
            let is_touched = charter.path == *path;
            let is_kept = charters.get(&charter.path).is_some_and(|old| Arc::ptr_eq(old, charter));
            assert!(is_touched || is_kept, "{}", charter.path);
        }
    }
}
