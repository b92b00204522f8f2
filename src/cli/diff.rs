//! `partner diff`: what changed between two texts of a charter, for whom it is better or worse, and what follows.

mod sides;

use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use clap::{Args, ValueEnum};

use self::sides::{Loaded, Sides};
use super::branding::brand;
use super::reading::{self, PageFormat};
use super::{Common, Outcome, output};
use crate::document::scalar::Date;
use crate::document::suggestion;
use crate::render::html::document;
use crate::render::page;
use crate::view::Answer as _;
use crate::view::diff::{By, Diff as DiffView, FailOn, Side};

/// Show what changed, for whom it is better or worse, and what follows
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner diff                                  what is not committed yet
  partner diff main                             the work tree compared with main
  partner diff v1.0..v1.1 partnerships/lending  two tags
  partner diff main...draft                     what draft has changed since it left main
  partner diff ours.yaml theirs.yaml            two files
  partner diff v1.0..v1.1 --by section --format html --output terms.html
  partner diff main --fail-on worse-for=kestrel --format markdown

An argument that exists as a path is a path, any other is a revision; `--` separates them.
Better and worse are direction, not merit. Exit code: 0, 1 where --fail-on says so or something
could not be compared, 2 the run failed (usage, no such revision, missing path).")]
pub(super) struct Diff {
    /// One revision or two (`A B`, `A..B`, `A...B`), then files or folders; or two files
    #[arg(value_name = "REV|PATH")]
    words: Vec<String>,
    /// Files or folders, after `--`; all before it are revisions
    #[arg(last = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Output format: text (for people), markdown (a pull-request comment), html (a page by itself), json or csv
    #[arg(long, value_enum, default_value_t = PageFormat::Table, hide_possible_values = true)]
    format: PageFormat,
    /// Order: by weight, with the consequences for each party; or by section, a changelog of terms
    #[arg(long, value_enum, default_value_t = Order::Weight, value_name = "ORDER", hide_possible_values = true)]
    by: Order,
    /// What sets exit code 1: worse-for=PARTY (worse in at least one of its roles), unapproved or any; repeatable
    #[arg(long, value_name = "WHAT", value_parser = fail_on, value_delimiter = ',')]
    fail_on: Vec<FailOn>,
    /// Answer git as an external diff driver (`git config diff.partner.command 'partner diff --driver'`)
    #[arg(long, conflicts_with_all = ["format", "fail_on", "paths"])]
    driver: bool,
}

/// In which order changes are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// What weighs most first, with what it means for whom
    Weight,
    /// In the order of the charter, in words alone
    Section,
}

fn fail_on(text: &str) -> Result<FailOn, String> {
    match text.split_once('=') {
        Some(("worse-for", party)) if !party.is_empty() => Ok(FailOn::WorseFor(party.to_owned())),
        None if text == "unapproved" => Ok(FailOn::Unapproved),
        None if text == "any" => Ok(FailOn::Any),
        _ => Err("write `worse-for=PARTY`, `unapproved` or `any`".to_owned()),
    }
}

impl Diff {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let configuration = common.configuration()?;
        let as_of = common.day()?;
        let sides = match self.driver {
            true => match Sides::of_driver(&self.words)? {
                Some(sides) => sides,
                None => return Ok(Outcome::Clean),
            },
            false => Sides::of(common, &self.words, &self.paths)?,
        };
        let (before, after) = sides.load(common, &configuration)?;
        let view = DiffView::of(side(&before), side(&after), &configuration, as_of);
        ensure!(self.driver || !view.is_empty(), "no charter found in {} or {}", before.name, after.name);
        self.ensure_known(&view)?;
        let view = view.by(match self.by {
            Order::Weight => By::Weight,
            Order::Section => By::Section,
        });
        let text =
            self.written(common, as_of, &view).context("the changes cannot be written in this format")?;
        output::emit(common, &text)?;
        if self.format == PageFormat::Csv {
            view.told_beside_rows().iter().for_each(|told| output::warn(told));
        }
        if self.driver {
            // Git takes anything else for a failure of the driver.
            return Ok(Outcome::Clean);
        }
        let is_found = view.is_incomplete() || self.fail_on.iter().any(|on| view.fails(on));
        Ok(if is_found { Outcome::Found } else { Outcome::Clean })
    }

    fn written(&self, common: &Common, as_of: Date, view: &DiffView<'_>) -> anyhow::Result<String> {
        let Some(format) = self.format.plain() else {
            ensure!(!common.bom, "`--bom` goes with `--format csv` only");
            let body = page::html(&view.page(), 1)?;
            let title = format!(
                "Changes from {} to {}",
                view.before().replace('`', ""),
                view.after().replace('`', "")
            );
            let brand = brand(common, &common.configuration()?)?;
            return Ok(document(&title, &brand, &[], &body)?);
        };
        reading::written(common, format, as_of, view)
    }

    /// A misspelt party would never fail.
    fn ensure_known(&self, view: &DiffView<'_>) -> anyhow::Result<()> {
        let parties = view.parties();
        for on in &self.fail_on {
            let FailOn::WorseFor(party) = on else { continue };
            // Where nothing could be compared, nobody knows who takes part.
            let is_known = parties.contains(&party.as_str()) || (parties.is_empty() && view.is_incomplete());
            ensure!(
                is_known,
                "no party `{party}` in what is compared: {}",
                match suggestion::nearest(party, parties.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the parties are {}", suggestion::listed(&parties, 8)),
                }
            );
        }
        Ok(())
    }
}

fn side(loaded: &Loaded) -> Side<'_> {
    Side {
        name: &loaded.name,
        is_file: loaded.is_file,
        partnerships: &loaded.repository.partnerships,
        left_out: &loaded.repository.left_out,
    }
}
