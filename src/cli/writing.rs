//! What the commands that write have in common: the one partnership they write for, the proof that what they write reads as it
//! should, and the files.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, anyhow, bail, ensure};

use super::ask::Ask;
use super::fix::{self, Changed, Overtaken};
use super::links;
use super::reading::loading;
use super::turn::Turn;
use super::{Common, effect, output};
use crate::check::Options;
use crate::document::charter::Charter;
use crate::document::scalar::{Date, Id, Scalar};
use crate::document::shape::Word;
use crate::document::{Problem, ProblemKind, Source, suggestion};
use crate::grammar::alternatives;
use crate::partnership::Partnership;
use crate::repository::{Loading, Repository, Request, Unsaved};
use crate::yaml::edit::Refusal;

/// The partnership that a command writes for, as it was before.
pub(super) struct Writing {
    request: Request,
    before: Repository,
    question: Options,
    /// Somebody at a terminal who can be asked.
    pub(super) ask: Option<Ask>,
}

/// A change that cannot be made by machine, with what to paste by hand.
#[derive(Debug)]
pub(super) struct ToPaste {
    message: String,
    /// What to paste, line by line.
    pub(super) paste: String,
}

impl fmt::Display for ToPaste {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for ToPaste {}

/// Refuses characters that nobody sees and a terminal obeys; a text may have lines.
pub(super) fn without_control(text: &str) -> Result<(), String> {
    match text.chars().find(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')) {
        Some(sign) => {
            let code = u32::from(sign);
            Err(format!("the control character U+{code:04X} is in it; write it without"))
        }
        None => Ok(()),
    }
}

/// Reads an argument as a value of the format.
pub(super) fn scalar<T: Scalar>(text: &str) -> Result<T, String> {
    without_control(text)?;
    T::parse(text.trim()).map_err(|malformed| format!("{}; {}", malformed.message, malformed.help))
}

/// Whether a text can be read as this.
pub(super) fn checked<T: Scalar>(text: &str) -> Result<(), String> {
    scalar::<T>(text).map(|_| ())
}

/// The words of a list to choose from, each with what it means.
pub(super) fn described<T: Scalar + Copy>() -> Vec<(T, String)> {
    let item = |word: &Word| Some((T::parse(&word.word).ok()?, with_meaning(&word.word, &word.doc)));
    T::plain().words.iter().filter_map(item).collect()
}

/// A word and what it means, as one item of a list.
pub(super) fn with_meaning(word: &str, doc: &str) -> String {
    let doc = doc.trim_end_matches('.');
    let mut letters = doc.chars();
    let doc: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    format!("{word}: {doc}")
}

/// Whether anything is said.
pub(super) fn is_said(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err("write something, or press Ctrl-C to stop".to_owned());
    }
    without_control(text)
}

/// An argument that may not be empty.
pub(super) fn said(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("nothing is written there".to_owned());
    }
    without_control(text).map(|()| text.to_owned())
}

impl Writing {
    /// Reads the partnership that a path names: a folder, its charter, or one of its records.
    pub(super) fn of(common: &Common, path: Option<&PathBuf>) -> anyhow::Result<Self> {
        ensure!(common.output.is_none(), "`--output` does not work with a command that writes records");
        let path = path.cloned().unwrap_or_else(|| PathBuf::from("."));
        ensure!(
            path.as_os_str() != "-",
            "standard input has no folder to write to; name that of the charter"
        );
        let request = Request::Paths { base: common.base()?, paths: vec![path] };
        let configuration = common.configuration()?;
        let before = loading(&configuration).load(&request)?;
        match before.partnerships.as_slice() {
            [] => bail!("the charter there cannot be read: `partner check` says why"),
            [one] => ensure_readable(one)?,
            several => {
                let charters: Vec<String> =
                    several.iter().map(|it| format!("`{}`", it.charter.source.path)).collect();
                bail!("there are several partnerships: name {}", alternatives(&charters));
            }
        }
        let question = Options { configuration, ..Options::on(common.day()?) };
        Ok(Self { request, before, question, ask: Ask::on_terminal(common) })
    }

    /// The partnership, before anything is written.
    pub(super) fn partnership(&self) -> &Partnership {
        &self.before.partnerships[0]
    }

    /// All that was read, before anything is written.
    pub(super) fn before(&self) -> &Repository {
        &self.before
    }

    /// Its charter.
    pub(super) fn charter(&self) -> &Charter {
        &self.partnership().charter.value
    }

    /// How it is judged.
    pub(super) fn question(&self) -> &Options {
        &self.question
    }

    /// The day of the command.
    pub(super) fn today(&self) -> Date {
        self.question.as_of
    }

    /// The day of what is recorded: today unless given, and never after it.
    pub(super) fn day(&self, given: Option<Date>) -> anyhow::Result<Date> {
        let day = given.unwrap_or(self.today());
        ensure!(day <= self.today(), "{day} is in the future; a record says what has happened");
        Ok(day)
    }

    /// Without a terminal, everything that is missing has to be given; names the flags.
    pub(super) fn refuse_missing(&self, wanted: &[(bool, &str)]) -> anyhow::Result<()> {
        let missing: Vec<&str> =
            wanted.iter().filter(|(is_given, _)| !is_given).map(|(_, flag)| *flag).collect();
        ensure!(
            self.ask.is_some() || missing.is_empty(),
            "questions need a terminal; give {}",
            missing.join(" and ")
        );
        Ok(())
    }

    /// The id of a party, given or asked for.
    pub(super) fn side(&self, given: Option<&str>, question: &str) -> anyhow::Result<String> {
        let ids = self.charter().party_ids();
        match (given, &self.ask) {
            (Some(given), _) => known(given, "the id of a party", &ids).map_err(|it| anyhow!(it)),
            (None, Some(ask)) => {
                let name = |id: &&str| format!("{id}: {}", self.charter().party_name(id));
                let choices: Vec<(usize, String)> = ids.iter().map(name).enumerate().collect();
                let chosen = ask.one_of(question, &choices)?;
                ids.get(chosen).map(|id| (*id).to_owned()).context("nothing was chosen")
            }
            (None, None) => bail!("give `--side` with the id of a party: {}", suggestion::listed(&ids, 8)),
        }
    }

    /// What a record has to say as its partnership: nothing, where the folder says it.
    pub(super) fn named(&self) -> Option<&str> {
        let charter = self.partnership().charter.source.file()?;
        let is_plain = |path: &Path| {
            let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
            name.is_some_and(|name| name == "charter.yaml" || name == "charter.yml")
        };
        let is_other_charter = |path: &PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
            let is_charter = name.ends_with("charter.yaml") || name.ends_with("charter.yml");
            is_charter && path.as_path() != charter
        };
        let beside = fs::read_dir(charter.parent()?).into_iter().flatten().flatten().map(|it| it.path());
        let is_alone = is_plain(charter) && !beside.into_iter().any(|path| is_other_charter(&path));
        (!is_alone).then_some(self.partnership().id.as_str())
    }

    /// A file of the partnership by its path from the charter's folder.
    pub(super) fn file(&self, below: &str) -> anyhow::Result<PathBuf> {
        let charter = self.partnership().charter.source.file().context("the charter is not a file")?;
        Ok(charter.parent().unwrap_or(Path::new(".")).join(below))
    }

    /// The first of these paths, from the charter's folder, at which nothing lies.
    pub(super) fn free_file(&self, names: impl IntoIterator<Item = String>) -> anyhow::Result<PathBuf> {
        for name in names {
            let file = self.file(&name)?;
            if fs::symlink_metadata(&file).is_err() {
                return Ok(file);
            }
        }
        bail!("every name that the record could have is taken; tidy up its folder first")
    }

    /// What the partnership would be with a file of this text, if it reads as it should.
    pub(super) fn prove(&self, file: &Path, text: &str) -> anyhow::Result<Repository> {
        let unsaved = Unsaved::from([(file.to_owned(), text.as_bytes().to_vec())]);
        let after = Loading { unsaved: Some(&unsaved), ..loading(&self.question.configuration) }
            .load(&self.request)?;
        let before = self.problems_in(&self.before, file).unwrap_or_default();
        let Some(problems) = self.problems_in(&after, file) else {
            bail!("`{}` would not belong to the partnership, and was not written", file.display());
        };
        let is_new = |problem: &&Problem| {
            let is_same = |it: &&Problem| {
                it.kind == problem.kind && it.path == problem.path && it.message == problem.message
            };
            !before.iter().any(is_same)
        };
        match problems.into_iter().find(is_new) {
            None => Ok(after),
            Some(it) => {
                bail!("the result could not be read back: {}; {}", it.message, it.help)
            }
        }
    }

    fn problems_in<'a>(&self, repository: &'a Repository, file: &Path) -> Option<Vec<&'a Problem>> {
        let path = &self.partnership().charter.source.path;
        let partnership = repository.partnerships.iter().find(|it| it.charter.source.path == *path)?;
        let charter = (&partnership.charter.source, partnership.charter.problems.as_slice());
        let mut documents = std::iter::once(charter).chain(partnership.records.documents());
        documents
            .find(|(source, _)| source.file() == Some(file))
            .map(|(_, problems)| problems.iter().collect())
    }

    /// Writes a record where there was none, and tells what it has moved.
    pub(super) fn begin(&self, common: &Common, file: &Path, text: &str) -> anyhow::Result<()> {
        let after = self.begin_silently(common, file, text)?;
        effect::tell(common, &self.question, &self.before, &after);
        Ok(())
    }

    /// The same without telling what it has moved.
    pub(super) fn begin_silently(
        &self,
        common: &Common,
        file: &Path,
        text: &str,
    ) -> anyhow::Result<Repository> {
        self.begin_while(common, file, text, || true)
    }

    /// The same as long as something still holds once nobody else can write beside it.
    pub(super) fn begin_while(
        &self,
        common: &Common,
        file: &Path,
        text: &str,
        holds: impl FnOnce() -> bool,
    ) -> anyhow::Result<Repository> {
        let after = self.prove(file, text)?;
        let shown = shown(&after, file);
        let folder = file.parent().unwrap_or(Path::new("."));
        if let Some(charter) = self.partnership().charter.source.file().and_then(Path::parent) {
            links::refuse_on_the_way(charter, folder)?;
        }
        fs::create_dir_all(folder)
            .with_context(|| format!("the folder `{}` cannot be created", folder.display()))?;
        let _turn = Turn::at([file])?;
        ensure!(holds(), Overtaken(shown));
        let written = output::write_new_file(file, text);
        if written.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
            return Err(Overtaken(shown).into());
        }
        written.with_context(|| format!("`{shown}` cannot be written"))?;
        output::note(common, &format!("wrote `{shown}`"));
        if self.problems_in(&loading(&self.question.configuration).load(&self.request)?, file).is_none() {
            output::note(
                common,
                &format!("`.gitignore` or `[files] exclude` leaves `{shown}` out: no one else will see it"),
            );
        }
        Ok(after)
    }

    /// Replaces the text of a file that was read, and tells what that has moved.
    pub(super) fn replace(
        &self,
        common: &Common,
        source: &Arc<Source>,
        text: Result<String, Refusal>,
    ) -> anyhow::Result<()> {
        if let Some(after) = self.replace_silently(common, source, text)? {
            effect::tell(common, &self.question, &self.before, &after);
        }
        Ok(())
    }

    /// The same without telling what it has moved; nothing where the text says so already.
    pub(super) fn replace_silently(
        &self,
        common: &Common,
        source: &Arc<Source>,
        text: Result<String, Refusal>,
    ) -> anyhow::Result<Option<Repository>> {
        let text = text.map_err(|refusal| to_paste(&source.path, refusal))?;
        let file = source.file().with_context(|| format!("`{}` is not a file", source.path))?;
        if text == source.text {
            output::note(common, &format!("`{}` already says so, and was left as it is", source.path));
            return Ok(None);
        }
        let after = self.prove(file, &text)?;
        let changed = Changed { before: Arc::clone(source), after: text };
        fix::write_all(&[(source.path.clone(), changed)].into())?;
        output::note(common, &format!("wrote `{}`", source.path));
        Ok(Some(after))
    }
}

/// Refuses a folder or a charter in the place of what a command names first: the path comes after it.
pub(super) fn ensure_name_first(
    common: &Common,
    given: Option<&str>,
    path: Option<&PathBuf>,
    what: &str,
    usage: &str,
) -> anyhow::Result<()> {
    let Some(given) = given else { return Ok(()) };
    let base = common.base()?;
    let there = base.join(given);
    let is_path = given.contains(['/', '\\']) || matches!(given, "." | "..");
    let holds_charter = || there.join("charter.yaml").exists();
    let is_swapped = path.is_some_and(|path| !base.join(path).exists());
    let is_folder = there.is_dir() && (is_path || is_swapped || (path.is_none() && holds_charter()));
    let name = there.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_charter = there.is_file() && (name.ends_with("charter.yaml") || name.ends_with("charter.yml"));
    ensure!(
        !is_folder && !is_charter,
        "`{given}` is a {}; the {what} comes first: `partner {usage} {given}`",
        if is_folder { "folder" } else { "charter" }
    );
    Ok(())
}

/// Nothing is written beside a charter of which a part is not understood.
fn ensure_readable(partnership: &Partnership) -> anyhow::Result<()> {
    let charter = &partnership.charter;
    let is_damaged = |it: &Problem| matches!(it.kind, ProblemKind::YamlSyntax | ProblemKind::FileUnreadable);
    ensure!(
        charter.source.tree.root().is_some() && !charter.problems.iter().any(is_damaged),
        "`{}` cannot be read as a whole, and nothing was written; `partner check` says why",
        charter.source.path
    );
    Ok(())
}

fn shown(repository: &Repository, file: &Path) -> String {
    let sources = repository.partnerships.iter().flat_map(Partnership::sources);
    let path =
        sources.into_iter().find(|source| source.file() == Some(file)).map(|source| source.path.clone());
    path.unwrap_or_else(|| file.display().to_string())
}

pub(super) fn to_paste(path: &str, refusal: Refusal) -> anyhow::Error {
    let message = format!("{path}: {refusal}; nothing was written, so put this in by hand:");
    ToPaste { message, paste: refusal.paste }.into()
}

/// One of the known ids, or what to write instead.
pub(super) fn known(given: &str, what: &str, ids: &[&str]) -> Result<String, String> {
    let given = given.trim();
    if ids.contains(&given) {
        return Ok(given.to_owned());
    }
    Err(match (suggestion::nearest(given, ids.iter().copied()), ids) {
        (_, []) => format!("`{given}` is not {what}: the charter has none"),
        (Some(near), _) => format!("`{given}` is not {what}; did you mean `{near}`?"),
        (None, ids) => {
            format!("`{given}` is not {what}; write one of {}", suggestion::listed(ids, 12))
        }
    })
}

/// The part of a file's name that a text makes; at most so many characters, cut between words.
pub(super) fn slug(text: &str, otherwise: &str) -> String {
    const LONGEST: usize = 40;
    let words: String = text
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() { it.to_ascii_lowercase() } else { ' ' })
        .collect();
    let mut slug = String::new();
    for word in words.split_whitespace() {
        if slug.len() + word.len() + 1 > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    match Id::parse(&slug) {
        Ok(_) => slug,
        Err(_) => otherwise.to_owned(),
    }
}
