//! `partner export`: findings and registers for those who live in spreadsheets.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use clap::{Args, ValueEnum};

use super::reading::{ended, loading};
use super::{Common, Outcome, output, replacing, request};
use crate::check::{CheckReport, Options, Selection};
use crate::render::{self, page};
use crate::survey::Survey;
use crate::view::export::export;

/// Write findings and registers as a workbook or as CSV files
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner export --output partnerships.xlsx                a sheet each
  partner export lending --format csv --folder registers   a file each

The sheets: findings (with owner, effort and due date), risks, decisions, gates, commitments (review
actions and deliverables) and resources, each covering all partnerships.")]
pub(super) struct Export {
    /// Files or folders
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Format: xlsx (with `--output FILE.xlsx`) or csv (with `--folder DIR`)
    #[arg(long, value_enum, default_value_t = Format::Xlsx, hide_possible_values = true)]
    format: Format,
    /// The folder for the CSV files; it is created where it is missing
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// In which form to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A workbook, a sheet each
    Xlsx,
    /// A file each
    Csv,
}

impl Export {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        self.ensure_target(common)?;
        let question = Options {
            as_of: common.day()?,
            stage: None,
            guard: None,
            selection: Selection::default(),
            configuration: common.configuration()?,
        };
        let repository = loading(&question.configuration).load(&request::of(common, &self.paths)?)?;
        common.inputs.add_repository(&repository);
        let report = CheckReport::of(&repository, &question);
        let survey = Survey::of(&repository, &question.configuration, question.as_of);
        let workbook = export(&report, &survey);
        match (self.format, &self.folder) {
            (Format::Xlsx, _) => {
                let bytes =
                    render::xlsx(&workbook, question.as_of).context("the workbook cannot be written")?;
                output::emit_bytes(common, &bytes)?;
            }
            (Format::Csv, Some(folder)) => {
                let base = common.base()?.join(folder);
                fs::create_dir_all(&base)
                    .with_context(|| format!("the folder `{}` cannot be created", folder.display()))?;
                let mark = if common.bom { "\u{feff}" } else { "" };
                let mut files = Vec::new();
                for sheet in &workbook.sheets {
                    let table = page::csv(&sheet.table).context("a table cannot be written as CSV")?;
                    files.push((folder.join(format!("{}.csv", sheet.name)), mark.to_owned() + &table));
                }
                // All of them or none.
                for (file, text) in &files {
                    replacing::ensure_same_columns(common, &common.base()?.join(file), text)?;
                }
                for (file, text) in &files {
                    output::save(common, file, text)?;
                }
            }
            (Format::Csv, None) => bail!("`--format csv` writes a file for each sheet: give `--folder DIR`"),
        }
        Ok(ended(common, &survey))
    }

    fn ensure_target(&self, common: &Common) -> anyhow::Result<()> {
        ensure!(!common.bom || self.format == Format::Csv, "`--bom` goes with `--format csv` only");
        match self.format {
            Format::Csv => {
                ensure!(
                    common.output.is_none(),
                    "`--format csv` writes a file for each sheet: give `--folder DIR`"
                );
                ensure!(
                    self.folder.is_some(),
                    "`--format csv` writes a file for each sheet: give `--folder DIR`"
                );
            }
            Format::Xlsx => {
                ensure!(
                    self.folder.is_none(),
                    "`--folder` goes with `--format csv`; a workbook is one file: give `--output FILE.xlsx`"
                );
                let is_named = common
                    .output
                    .as_deref()
                    .and_then(Path::extension)
                    .is_some_and(|it| it.eq_ignore_ascii_case("xlsx"));
                ensure!(
                    is_named,
                    "a workbook is a file: give `--output FILE.xlsx`, or `--format csv --folder DIR`"
                );
            }
        }
        Ok(())
    }
}
