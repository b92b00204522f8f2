//! `partner vote`: one side's vote at a gate.

use std::path::PathBuf;

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use super::writing::{Writing, checked, ensure_name_first, known, said, scalar};
use super::{Common, Outcome, output};
use crate::document::charter::gates::Gate;
use crate::document::records::decision::VoteKind;
use crate::document::scalar::{Date, Person};
use crate::method::gates::GateSchedule;
use crate::new::decision::NewVote;
use crate::wording::gates::due_day;

/// Record a party's vote at a gate
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner vote                                         asks, on a terminal
  partner vote traction --side kestrel --vote continue
  partner vote traction lending --side kestrel --vote pivot --note 'Only two markets took it up'

Each vote is a file of its own under `decisions/`. The latest vote of a party counts; earlier ones
are kept. If the parties vote differently, the partnership is paused until their votes agree.")]
pub(super) struct Vote {
    /// The id of the gate
    #[arg(value_name = "GATE")]
    gate: Option<String>,
    /// The folder of the partnership, or a file in it [default: this folder]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Id of the party that votes
    #[arg(long, value_name = "PARTY")]
    side: Option<String>,
    /// Its vote: continue, pivot or exit
    #[arg(long, value_name = "VOTE", value_parser = scalar::<VoteKind>)]
    vote: Option<VoteKind>,
    /// Who votes for it [default: the decision-maker named in the charter]
    #[arg(long, value_name = "PERSON", value_parser = scalar::<Person>)]
    by: Option<Person>,
    /// Date [default: today]
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    date: Option<Date>,
    /// Why, in a sentence
    #[arg(long, value_name = "TEXT", value_parser = said)]
    note: Option<String>,
}

impl Vote {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        ensure_name_first(common, self.gate.as_deref(), self.path.as_ref(), "gate", "vote GATE")?;
        let writing = Writing::of(common, self.path.as_ref())?;
        writing.refuse_missing(&[
            (self.gate.is_some(), "the id of the gate"),
            (self.side.is_some(), "`--side` with the id of a party"),
            (self.vote.is_some(), "`--vote continue|pivot|exit`"),
        ])?;
        let gate = self.gate(&writing)?;
        let side = writing.side(self.side.as_deref(), "Which party votes?")?;
        let vote = match (self.vote, &writing.ask) {
            (Some(vote), _) => vote,
            (None, Some(ask)) => ask.one_of("How does it vote?", &votes())?,
            (None, None) => bail!("give `--vote continue|pivot|exit`"),
        };
        let decider = gate.deciders.get().and_then(|deciders| deciders.of(&side).get().copied());
        let by = self.by(&writing, decider, &side)?;
        let note = match (&self.note, &writing.ask) {
            (None, Some(ask)) if self.vote.is_none() => ask.optional("Why, in a sentence?", |_| Ok(()))?,
            (note, _) => note.clone(),
        };
        let date = writing.day(self.date)?;
        ensure_first(common, &writing, gate, &side, date)?;
        let gate = gate.id.get().map(|id| id.as_str()).unwrap_or_default();
        let record = NewVote {
            partnership: writing.named(),
            gate,
            date,
            side: &side,
            vote,
            by: &by,
            note: note.as_deref(),
        };
        let file = writing.free_file(names(gate, &side, date))?;
        let text = record.text()?;
        ensure_counts(&writing, &file, &text, &record)?;
        writing.begin(common, &file, &text)?;
        if decider.is_none() {
            output::note(common, &format!("no decision-maker for {side} at this gate"));
        }
        Ok(Outcome::Clean)
    }

    fn gate<'a>(&self, writing: &'a Writing) -> anyhow::Result<&'a Gate> {
        let gates: Vec<&Gate> =
            writing.charter().gates.get().into_iter().flat_map(|it| it.values()).collect();
        let ids: Vec<&str> = gates.iter().filter_map(|gate| Some(gate.id.get()?.as_str())).collect();
        ensure!(!ids.is_empty(), "the charter has no gate with an id to vote at");
        let id = match (&self.gate, &writing.ask) {
            (Some(given), _) => known(given, "the id of a gate", &ids).map_err(|it| anyhow!(it))?,
            (None, Some(ask)) => {
                let question = writing.question();
                let schedule =
                    GateSchedule::of(writing.partnership(), &question.configuration.policy, question.as_of);
                let named =
                    gates.iter().filter_map(|gate| Some((gate.id.get()?.as_str(), told(gate, &schedule)?)));
                let choices: Vec<(&str, String)> = named.collect();
                ask.one_of("At which gate?", &choices)?.to_owned()
            }
            (None, None) => bail!("name the gate"),
        };
        let gate = gates.into_iter().find(|gate| gate.id.get().is_some_and(|it| it.as_str() == id));
        gate.ok_or_else(|| anyhow!("no gate is called `{id}`"))
    }

    fn by(&self, writing: &Writing, decider: Option<&Person>, side: &str) -> anyhow::Result<Person> {
        match (&self.by, &writing.ask, decider) {
            (Some(by), ..) => Ok(by.clone()),
            (None, Some(ask), _) => {
                let proposal = decider.map(ToString::to_string);
                let by = ask.text("Who votes for it?", proposal, checked::<Person>)?;
                scalar::<Person>(&by).map_err(|it| anyhow!(it))
            }
            (None, None, Some(decider)) => Ok(decider.clone()),
            (None, None, None) => {
                bail!("no decision-maker for {side} at this gate; give `--by 'Dana Reyes'`")
            }
        }
    }
}

/// A gate with its name or its question, its day and where it stands.
fn told(gate: &Gate, schedule: &GateSchedule) -> Option<String> {
    let id = gate.id.get()?.as_str();
    let about = gate.name.get().or(gate.question.get()).map(|text| format!(": {}", text.as_str()));
    let status = schedule.gates.iter().find(|it| it.id == id)?;
    let due = status.due.map(|_| format!("due {}, ", due_day(status))).unwrap_or_default();
    Some(format!("{id}{} ({due}{})", about.unwrap_or_default(), status.state))
}

fn votes() -> Vec<(VoteKind, String)> {
    let about = |vote| match vote {
        VoteKind::Continue => "go on",
        VoteKind::Pivot => "change direction",
        VoteKind::Exit => "end it",
    };
    VoteKind::ALL.iter().map(|vote| (*vote, format!("{vote}: {}", about(*vote)))).collect()
}

/// The names that the record may have. Of two votes on one day that of the later path counts, so each of them comes
/// behind the
/// ones before it: `_` is greater than `.`.
fn names(gate: &str, side: &str, date: Date) -> impl Iterator<Item = String> {
    let stem = format!("decisions/{gate}-{side}");
    let dated = format!("{stem}_{date}");
    let again = (2..10).map({
        let dated = dated.clone();
        move |nth| format!("{dated}_{nth}.yaml")
    });
    [format!("{stem}.yaml"), format!("{dated}.yaml")].into_iter().chain(again)
}

/// A second vote of a party on one day is a slip more often than a change of mind: it is asked about, or has to be asked for.
fn ensure_first(
    common: &Common,
    writing: &Writing,
    gate: &Gate,
    side: &str,
    date: Date,
) -> anyhow::Result<()> {
    let Some(gate) = gate.id.get() else { return Ok(()) };
    let earlier = writing.partnership().records.decisions.iter().rev().find_map(|record| {
        let decision = &record.value;
        let is_same = decision.gate.get().is_some_and(|it| it.as_str() == gate.as_str())
            && decision.date.get() == Some(&date);
        let vote = decision.votes.get().filter(|_| is_same)?.of(side).get()?.vote.get()?;
        Some((vote, &record.source.path))
    });
    let Some((vote, path)) = earlier.filter(|_| !common.overwrite) else { return Ok(()) };
    let told = format!("{side} already voted {vote} at `{gate}` on {date}, in `{path}`");
    match &writing.ask {
        Some(ask) => {
            let is_meant =
                ask.confirm(&format!("{told}. Record another vote, which counts instead?"), false)?;
            ensure!(is_meant, "{told}, and nothing was written; to change it, edit `vote:` there");
            Ok(())
        }
        None => {
            bail!("{told}; edit `vote:` there, or give `--overwrite` to record another that counts instead")
        }
    }
}

/// Of several votes on one day one counts; that must be the one that is cast now.
fn ensure_counts(
    writing: &Writing,
    file: &std::path::Path,
    text: &str,
    vote: &NewVote<'_>,
) -> anyhow::Result<()> {
    let after = writing.prove(file, text)?;
    let Some(partnership) = after.partnerships.first() else { return Ok(()) };
    let question = writing.question();
    let schedule = GateSchedule::of(partnership, &question.configuration.policy, question.as_of);
    let counted = schedule
        .gates
        .iter()
        .filter(|gate| gate.id == vote.gate)
        .flat_map(|gate| &gate.votes)
        .find(|counted| counted.party == vote.side);
    let Some(counted) = counted else { return Ok(()) };
    let Some(record) = partnership.records.decisions.get(counted.record) else { return Ok(()) };
    if record.source.file() == Some(file) {
        return Ok(());
    }
    bail!(
        "the vote in `{}` of {} would go before this one of {}; give a later `--date`, or change that file",
        record.source.path,
        counted.date,
        vote.date
    )
}
