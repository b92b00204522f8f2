//! Files other than charters with bytes taken out, put in, doubled and swapped, and messages to the language server: whatever
//! comes of it, the program says something and does not panic.
//!
//! `PARTNER_MUTANTS=5000 cargo test --test it mutated_files` tries more of them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::TempDir;

/// Numbers that look like chance and are the same in each run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }
}

/// What files break on.
const PIECES: [&[u8]; 26] = [
    b"",
    b"\n",
    b"\r\n",
    b"\t",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\"",
    b"'",
    b",",
    b";",
    b":",
    b"- ",
    b"[",
    b"]",
    b"{",
    b"}",
    b"#",
    b"&a ",
    b"*a",
    b"-1",
    b"99999999999999999999",
    b"2026-02-30",
    b"\xf0\x9f\x9a\x80",
    b"=1+1",
    b"%%",
];

fn mutated(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(text.len() + 1);
        let end = (at + dice.below(12)).min(text.len());
        match dice.below(5) {
            0 => drop(text.drain(at..end)),
            1 => drop(text.splice(at..at, PIECES[dice.below(PIECES.len())].iter().copied())),
            2 => drop(text.splice(at..end, PIECES[dice.below(PIECES.len())].iter().copied())),
            3 => {
                let part = text[at..end].to_vec();
                let to = dice.below(text.len() + 1);
                drop(text.splice(to..to, part));
            }
            _ => text.truncate(at.max(1)),
        }
    }
    text
}

fn rounds(usual: usize) -> usize {
    std::env::var("PARTNER_MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => _ = fs::copy(entry.path(), target).unwrap(),
        }
    }
}

/// All examples, a register of deals that a sheet fills, and a configuration.
fn everything() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), folder.path());
    let home = folder.path().join("embedded-lending");
    fs::write(home.join("deals.yaml"), "partner: deals/v1\nsource: deals.csv\n").unwrap();
    let sheet = "id,account,origin,registered,value,status\n1,Acme Ltd,northwind,2026-06-01,1000 GBP,open\n2,\"Beta, Inc\",kestrel,2026-06-02,,won\n";
    fs::write(home.join("deals.csv"), sheet).unwrap();
    folder
}

/// Every file that the program reads.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.append(&mut files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found.retain(|path| {
        path.extension().is_some_and(|it| it == "yaml" || it == "csv" || it == "toml" || it == "md")
    });
    found
}

fn ends_well(folder: &Path, arguments: &[&str], what: &str) {
    let mut command = crate::program::command();
    command.args(arguments).args(["--as-of", "2026-07-10"]).current_dir(folder).env("NO_COLOR", "1");
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        matches!(output.status.code(), Some(0..=2)) && !said.contains("panicked"),
        "{what}: {arguments:?}: {said}"
    );
}

#[test]
fn every_command_says_something_of_mutated_files() {
    let folder = everything();
    let files = files(folder.path());
    assert!(files.iter().any(|file| file.ends_with("deals.csv")) && files.len() > 10);
    let commands: [&[&str]; 16] = [
        &["check", "--format", "json"],
        &["check", "--diff"],
        &["check", "--format", "sarif", "--config", "partner.toml"],
        &["gates"],
        &["gates", "--format", "ics"],
        &["readiness", "--config", "partner.toml"],
        &["score", "--format", "json"],
        &["candidates"],
        &["health"],
        &["value", "--format", "json"],
        &["deals", "--format", "csv"],
        &["portfolio"],
        &["diagnose", "--score"],
        &["agenda"],
        &["plan", "phases"],
        &["plan", "thirty-days", "--format", "ics"],
    ];
    let mut dice = Dice(0x5eed_2026_0710);
    for round in 0..rounds(40) {
        let file = &files[dice.below(files.len())];
        let intact = fs::read(file).unwrap();
        let text = mutated(&intact, &mut dice);
        fs::write(file, &text).unwrap();
        let what = format!("round {round}, {}: {:?}", file.display(), String::from_utf8_lossy(&text));
        ends_well(folder.path(), commands[dice.below(commands.len())], &what);
        if round % 4 == 0 {
            ends_well(folder.path(), &["check", "--fix", "--allow-dirty"], &what);
        }
        // What a fix has fixed elsewhere stays.
        fs::write(file, intact).unwrap();
    }
}

#[test]
fn the_language_server_outlives_mutated_messages() {
    let folder = everything();
    let text = fs::read_to_string(folder.path().join("embedded-lending/charter.yaml")).unwrap();
    let uri = format!("file://{}/embedded-lending/charter.yaml", folder.path().display());
    let place = serde_json::json!({"textDocument": {"uri": uri}, "position": {"line": 40, "character": 4}});
    let message = |value: serde_json::Value| {
        let body = value.to_string();
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    };
    let request = |id: u32, method: &str, params: &serde_json::Value| {
        message(serde_json::json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))
    };
    let notice = |method: &str, params: serde_json::Value| {
        message(serde_json::json!({"jsonrpc": "2.0", "method": method, "params": params}))
    };
    let document = serde_json::json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
    let mut talk = request(1, "initialize", &serde_json::json!({"capabilities": {}}));
    talk += &notice("initialized", serde_json::json!({}));
    talk += &notice("textDocument/didOpen", serde_json::json!({ "textDocument": document }));
    for (id, method) in
        ["hover", "completion", "definition", "documentSymbol", "codeAction"].iter().enumerate()
    {
        talk += &request(10 + u32::try_from(id).unwrap(), &format!("textDocument/{method}"), &place);
    }
    let change = serde_json::json!({
        "textDocument": {"uri": uri, "version": 2},
        "contentChanges": [{"range": {"start": {"line": 3, "character": 0}, "end": {"line": 9, "character": 2}}, "text": "ö\u{1f680}["}]
    });
    talk += &notice("textDocument/didChange", change);
    let mut dice = Dice(0x1571_2026);
    for round in 0..rounds(40) {
        let said = mutated(talk.as_bytes(), &mut dice);
        let mut server = crate::program::command()
            .args(["lsp", "--as-of", "2026-07-10"])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A server that has refused the first line reads no more.
        let _ = server.stdin.take().unwrap().write_all(&said);
        let output = server.wait_with_output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        let is_fine = output.status.code().is_some() && !complaint.contains("panicked");
        assert!(
            is_fine,
            "round {round}: {:?}: {complaint}\n{}",
            output.status,
            String::from_utf8_lossy(&said)
        );
    }
}
