//! The language server, driven over its standard input and output as an editor does.

mod answers;
mod configuration;
mod conversation;
mod editor;
mod judgement;
mod sections;
mod typing;

use std::fs;
use std::path::PathBuf;

pub(crate) const CHARTER: &str = "\
partner: charter/v1
name: Lending
stage: discovery
parties:
  northwind:
    name: Northwind Bank
    sponsor: Dana Reyes <dana@northwind.example>
  kestrel: { name: Kestrel Software, country: IE }
metrics:
  - id: loans
    name: Loans
gates:
  - id: pilot-go
    name: Pilot
    date: 2026-11-02
";

/// A folder with the charter in it.
pub(crate) fn folder(charter: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().canonicalize().unwrap().join("charter.yaml");
    fs::write(&file, charter).unwrap();
    (folder, file)
}
