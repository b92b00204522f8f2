//! Both answer blind: each party by itself, and then what differs.

use std::path::Path;

use anyhow::bail;
use console::Term;

use super::interview::Interview;
use super::seen::Seen;
use super::{Desk, settled, tell};
use crate::agenda;
use crate::check::CheckReport;
use crate::cli::ask::{Ask, Stopped};
use crate::cli::{Outcome, output};
use crate::document::identity::same;
use crate::grammar::{counted, series};

/// Asks one party, or all of them one after the other, what each answers blind; once all have answered, says what differs.
pub(super) fn run(desk: &Desk<'_>, ask: &Ask, path: &Path, party: Option<&str>) -> anyhow::Result<Outcome> {
    let parties = parties(desk, party)?;
    let mut written = 0;
    for (id, name) in &parties {
        let open = open_for(desk, id)?;
        if open.is_empty() {
            tell::line(&format!("{name} has answered everything that is asked blind."));
            continue;
        }
        let ready =
            format!("{name} answers {}; the others look away. Ready?", counted(open.len(), "question"));
        if !ask.confirm(&ready, true)? {
            break;
        }
        let mut interview = Interview::new(desk, ask, false, usize::MAX)?;
        let asked = interview.ask_each(open);
        written += interview.count();
        // Whoever comes next does not read what was typed.
        hide(ask)?;
        match asked {
            Ok(()) => {}
            Err(error) if error.is::<Stopped>() => {
                bail!(
                    "stopped; {} written; `partner answer {} --blind` continues",
                    settled::answers(written),
                    path.display()
                )
            }
            Err(error) => return Err(error),
        }
    }
    tell_difference(desk)?;
    output::note(desk.common, &format!("{} written", settled::answers(written)));
    Ok(Outcome::Clean)
}

/// The parties that answer, by id and name.
fn parties(desk: &Desk<'_>, party: Option<&str>) -> anyhow::Result<Vec<(String, String)>> {
    let seen = Seen::now(desk, false)?;
    let charter = &seen.charter()?.value;
    let all: Vec<(String, String)> = charter
        .party_ids()
        .into_iter()
        .map(|id| (id.to_owned(), charter.party_name(id).to_owned()))
        .collect();
    let Some(party) = party else { return Ok(all) };
    let known: Vec<String> = all.iter().map(|(id, _)| format!("`{id}`")).collect();
    let found: Vec<(String, String)> =
        all.into_iter().filter(|(id, name)| id == party || same(name, party)).collect();
    if found.is_empty() {
        bail!("no party has the id `{party}`; there are {}", series(&known));
    }
    Ok(found)
}

/// What a party has still to answer blind.
fn open_for(desk: &Desk<'_>, party: &str) -> anyhow::Result<Vec<agenda::Open>> {
    let repository = desk.read()?;
    let report = CheckReport::of(&repository, &desk.question);
    Ok(report.partnerships.first().map(|judged| agenda::blind(judged, party)).unwrap_or_default())
}

/// Takes the answers from the screen, and from what can be scrolled back to.
fn hide(ask: &Ask) -> anyhow::Result<()> {
    if ask.is_dumb() {
        return Ok(());
    }
    let term = Term::stderr();
    term.write_str("\u{1b}[3J")?;
    term.clear_screen()?;
    Ok(())
}

/// Says where the parties differ, of what all of them have answered.
fn tell_difference(desk: &Desk<'_>) -> anyhow::Result<()> {
    let seen = Seen::now(desk, false)?;
    let charter = seen.charter()?;
    let parties = charter.value.party_ids();
    let (mut alike, mut waiting) = (Vec::new(), 0);
    let mut differ: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for question in agenda::blind_places(charter) {
        let said: Vec<(String, String)> = parties
            .iter()
            .zip(&question.places)
            .filter_map(|(party, path)| {
                Some((charter.value.party_name(party).to_owned(), settled::in_words(charter, path)?))
            })
            .collect();
        match said.split_first() {
            None => {}
            Some(_) if said.len() < parties.len() => waiting += 1,
            Some((first, rest)) if rest.iter().all(|(_, it)| same(it, &first.1)) => alike.push(question.text),
            Some(_) => differ.push((question.text.to_owned(), said)),
        }
    }
    if !differ.is_empty() {
        tell::line("Where the parties differ:");
    }
    for (question, said) in &differ {
        tell::line("");
        tell::line(question);
        for (party, said) in said {
            tell::line(&format!("  {party}: {said}"));
        }
    }
    tell::line("");
    tell::line(&format!(
        "{} alike, {} different, {waiting} hidden until every party has answered.",
        alike.len(),
        differ.len(),
    ));
    Ok(())
}
