//! `partner review`: a review that was held.

mod earlier;
mod feared;
mod given;
mod indicators;
mod interview;
mod minutes;

use std::path::PathBuf;

use anyhow::{Context as _, anyhow, bail};
use clap::Args;

use self::earlier::Earlier;
use self::feared::Feared;
use self::interview::{Interview, Parts};
use super::ask::Ask;
use super::writing::{Writing, described, said, scalar};
use super::{Common, Outcome, output};
use crate::document::records::review::{AuditOutcome, ReviewKind};
use crate::document::scalar::{Date, Period};
use crate::grammar::counted;
use crate::method::reviews::schedule;
use crate::method::scorecard::is_kept;
use crate::new::review::NewReview;

/// Record a review, starting from what the last one left open
#[derive(Debug, Clone, Default, Args)]
#[command(after_long_help = "Examples:
  partner review                                       asks, on a terminal
  partner review lending --held 2026-10-02 --attended 'kestrel=Ana Costa' --reading loans=61
  partner review --held 2026-10-02 --score kestrel.trust=4 --action 'kestrel:Piet:2026-10-30:Trim'
  partner review --held 2026-10-02 --done one-form --due tariff=2026-11-15 --symptom unanswered-mail
  partner review lending --from minutes.md             from minutes of `partner agenda --minutes`
  partner review --kind audit --held 2026-12-04 --outcome continue

Writes `reviews/<period>.yaml`, or `reviews/<period>-<kind>.yaml`. Open actions are carried over
with their ids. What is not given stays TBD, next to the last actual of each metric; on a
terminal everything is asked, and empty answers are left out.")]
pub(super) struct Review {
    /// The folder of the partnership, or a file in it [default: this folder]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Completed minutes of `partner agenda --minutes`
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    from: Option<PathBuf>,
    /// business (the default), value-loop, audit, relationship, operations, leadership or special
    #[arg(long, value_name = "KIND", value_parser = scalar::<ReviewKind>)]
    kind: Option<ReviewKind>,
    /// Date on which it was held
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    held: Option<Date>,
    /// Period under review [default: the month, quarter, half-year or year of its date, by kind]
    #[arg(long, value_name = "PERIOD", value_parser = scalar::<Period>)]
    period: Option<Period>,
    /// Who attended for a party: `side=person,person` (repeatable)
    #[arg(long, value_name = "SIDE=PEOPLE")]
    attended: Vec<String>,
    /// Actual value of a shared metric: `metric=value` (repeatable)
    #[arg(long, value_name = "METRIC=VALUE")]
    reading: Vec<String>,
    /// Relationship score of a party, from 1 to 5: `side.trust=4`; communication, value_delivery, commitment (repeatable)
    #[arg(long, value_name = "SIDE.WHAT=1-5")]
    score: Vec<String>,
    /// Plan to improve a low score: `side.trust=text`, or `trust=text` for all (repeatable)
    #[arg(long, value_name = "SIDE.WHAT=TEXT")]
    improve: Vec<String>,
    /// Another figure: `leads=120`, `value_received.side=40000 EUR` (repeatable)
    #[arg(long, value_name = "WHAT=VALUE")]
    indicator: Vec<String>,
    /// Symptom noticed, such as unanswered-mail or sponsor-left (repeatable, comma-separated)
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    symptom: Vec<String>,
    /// Topic discussed: kpis, relationship, opportunities, risks, actions (repeatable, comma-separated)
    #[arg(long, value_name = "TOPIC", value_delimiter = ',', value_parser = said)]
    agenda: Vec<String>,
    /// An open action that is done, on the day of the review or on another: `id`, `id=day` (repeatable)
    #[arg(long, value_name = "ID[=DATE]")]
    done: Vec<String>,
    /// An open action that was dropped, likewise (repeatable)
    #[arg(long, value_name = "ID[=DATE]")]
    dropped: Vec<String>,
    /// A new due date for an open action: `id=day` (repeatable)
    #[arg(long, value_name = "ID=DATE")]
    due: Vec<String>,
    /// A new action: `side:owner:due:what` (repeatable)
    #[arg(long, value_name = "ACTION")]
    action: Vec<String>,
    /// Underperformance of a party: `side:cause:able:willing:next:what`, unknown parts empty (repeatable)
    #[arg(long, value_name = "SHORTFALL")]
    shortfall: Vec<String>,
    /// An activity that the parties stop (repeatable)
    #[arg(long, value_name = "TEXT", value_parser = said)]
    retired: Vec<String>,
    /// An opportunity for the parties (repeatable)
    #[arg(long, value_name = "TEXT", value_parser = said)]
    opportunity: Vec<String>,
    /// Outcome of an audit: continue, renegotiate, pivot or wind-down
    #[arg(long, value_name = "OUTCOME", value_parser = scalar::<AuditOutcome>)]
    outcome: Option<AuditOutcome>,
    /// What the minutes of a kickoff fear: risks of the charter.
    #[arg(skip)]
    risks: Vec<Feared>,
}

impl Review {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        match &self.from {
            None => self.record(common),
            Some(from) => {
                let filled = self.with_minutes(common, from)?;
                filled.record(common).with_context(|| format!("`{}`", from.display()))
            }
        }
    }

    fn record(&self, common: &Common) -> anyhow::Result<Outcome> {
        let mut writing = Writing::of(common, self.path.as_ref())?;
        // Minutes say what was said: nobody is asked again.
        writing.ask = writing.ask.filter(|_| self.from.is_none());
        writing.refuse_missing(&[(self.held.is_some(), "`--held 2026-07-01`")])?;
        // What is wrong with a flag is told before anything is asked, as far as that can be told then.
        let attended = self.attended(&writing)?;
        let (indicators, symptoms) = (self.indicators(&writing)?, self.symptoms()?);
        let (shortfalls, improvement_plan) = (self.shortfalls(&writing)?, self.improvement_plan(&writing)?);
        self.scorecard(&writing, true)?;
        let kind = match (self.kind, &writing.ask) {
            // Only an audit has an outcome.
            (None, Some(ask)) if self.outcome.is_none() => ask_kind(ask, &writing)?,
            (kind, _) => kind.unwrap_or(ReviewKind::Business),
        };
        self.ensure_outcome_belongs(kind)?;
        let held = writing.day(Some(match (self.held, &writing.ask) {
            (Some(held), _) => held,
            (None, Some(ask)) => ask_day(ask, &writing)?,
            (None, None) => bail!("give `--held 2026-07-01`"),
        }))?;
        let earlier = Earlier::of(&writing, kind, held);
        let period = match (self.period, &writing.ask) {
            (Some(period), _) => period,
            (None, Some(ask)) => ask_period(ask, &writing, kind, earlier.period()?)?,
            (None, None) => earlier.period()?,
        };
        let name = name(kind, period);
        ensure_free(&writing, &name).map_err(|it| anyhow!("{it}, or change it by hand"))?;
        let mut actions = earlier.carried();
        self.settle(&writing, held, &mut actions)?;
        self.add_actions(&writing, &mut actions)?;
        // A script gets only what every business review holds, to be filled in.
        let has_cards = is_kept(writing.partnership(), writing.today());
        let parts = Parts::of(kind, has_cards);
        let is_asked = writing.ask.is_some();
        let is_wanted = |part: bool| part && (is_asked || kind == ReviewKind::Business);
        let mut review = NewReview {
            partnership: writing.named().map(str::to_owned),
            kind,
            period,
            held,
            attended,
            readings: self.readings(&writing, &earlier, is_wanted(parts.readings))?,
            scorecard: self.scorecard(&writing, is_wanted(parts.scorecard))?,
            indicators,
            symptoms,
            agenda: self.agenda.clone(),
            actions,
            shortfalls,
            improvement_plan,
            retired: self.retired.clone(),
            opportunities: self.opportunity.clone(),
            outcome: self.outcome,
            is_asked,
        };
        if let Some(ask) = &writing.ask {
            let interview = Interview { ask, writing: &writing, earlier: &earlier, given: self };
            interview.run(&mut review)?;
        }
        let risks = feared::into_charter(&writing, &self.risks, held)?;
        writing.begin(common, &writing.file(&name)?, &review.text()?)?;
        if let Some(charter) = risks {
            writing.replace(common, &writing.partnership().charter.source, Ok(charter))?;
        }
        if kind == ReviewKind::Business && !has_cards && self.score.is_empty() {
            output::note(
                common,
                "in place of a scorecard each party answers the short health check: `partner health --answer --form short`",
            );
        }
        let open = review.actions.iter().filter(|it| it.is_carried && !it.is_settled()).count();
        if open > 0 {
            let open = counted(open, "open action");
            output::note(common, &format!("carried over from earlier reviews: {open}"));
        }
        Ok(Outcome::Clean)
    }
}

fn name(kind: ReviewKind, period: Period) -> String {
    let name = match kind {
        ReviewKind::Business => format!("reviews/{period}.yaml"),
        kind => format!("reviews/{period}-{kind}.yaml"),
    };
    name.to_lowercase()
}

/// A review that is there is not written over.
fn ensure_free(writing: &Writing, name: &str) -> Result<(), String> {
    let file = writing.file(name).map_err(|it| it.to_string())?;
    match std::fs::symlink_metadata(file) {
        Err(_) => Ok(()),
        Ok(_) => Err(format!("`{name}` already exists and was left as it is; give another period")),
    }
}

/// The kinds with the days by which they are due; the mark stands at that of the last review.
fn ask_kind(ask: &Ask, writing: &Writing) -> anyhow::Result<ReviewKind> {
    let partnership = writing.partnership();
    let due = schedule(partnership, &writing.question().configuration.policy, writing.today());
    let day = |kind: ReviewKind| {
        let due = due.iter().find(|it| it.kind == kind);
        due.map(|it| format!(" (due by {})", it.due)).unwrap_or_default()
    };
    let kinds = described::<ReviewKind>();
    let kinds: Vec<(ReviewKind, String)> =
        kinds.into_iter().map(|(kind, text)| (kind, format!("{text}{}", day(kind)))).collect();
    let last = partnership.records.reviews.last().and_then(|it| it.value.kind.get());
    let first = kinds.iter().position(|(kind, _)| Some(kind) == last).unwrap_or_default();
    ask.one_of_from("Which kind of review was it?", &kinds, first)
}

fn ask_day(ask: &Ask, writing: &Writing) -> anyhow::Result<Date> {
    let past = |text: &str| writing.day(Some(scalar::<Date>(text)?)).map(|_| ()).map_err(|it| it.to_string());
    let day = ask.text("When was it held?", Some(writing.today().to_string()), past)?;
    scalar::<Date>(&day).map_err(|it| anyhow!(it))
}

fn ask_period(ask: &Ask, writing: &Writing, kind: ReviewKind, proposal: Period) -> anyhow::Result<Period> {
    let is_free = |text: &str| ensure_free(writing, &name(kind, scalar::<Period>(text)?));
    let period = ask.text("Which period does it cover?", Some(proposal.to_string()), is_free)?;
    scalar::<Period>(&period).map_err(|it| anyhow!(it))
}
