//! The command-line program: checks an author's map, hands it to other programs, starts a new one.
//!
//! Each command is a module with a `run` that returns whether all is well. What goes wrong on the way is one sentence on
//! standard error. The exit code is 0 if all is well, 1 if a map has errors or something went wrong, 2 if the command line
//! was not understood.

mod check;
mod export;
mod new;

use std::io::{Write, stdin};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use clap::{Parser, Subcommand, ValueEnum};
use wherefore::document::{Diagnostic, EssayMap};
use wherefore::format::source::{PlacedDiagnostic, SourceFile, SourceFiles, read};
use wherefore::format::{Source, parse, read_folder, source_files};

/// Lays an essay open by its reasons: from an author's two files to a map that can be read.
#[derive(Debug, Parser)]
#[command(name = "wherefore", version, about, long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say all that is wrong with a map, with its place and the way out.
    Check {
        /// Folders with a map; `-` for an argument in Argdown on standard input.
        #[arg(default_value = ".")]
        paths: Vec<PathBuf>,
        /// Write the findings as JSON, one list for all maps.
        #[arg(long)]
        json: bool,
    },
    /// Write a map in the formats of other programs.
    Export {
        /// A folder with a map, or a file with a whole map as JSON.
        path: PathBuf,
        /// The format.
        #[arg(long)]
        to: Format,
        /// The folder into which the files go; one file alone goes to standard output where this is left out.
        #[arg(long)]
        out: Option<PathBuf>,
        /// The address at which the map's site stands, for links to its claims.
        #[arg(long, default_value = "")]
        site: String,
    },
    /// Start a new map: an essay and an argument that fit together, with comments that teach.
    New {
        /// The folder, which must not exist or be empty.
        folder: PathBuf,
        /// A text to put into the essay: plain text, Markdown or HTML.
        #[arg(long)]
        from: Option<PathBuf>,
    },
}

/// The formats of other programs.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// The map as it is, as JSON
    Json,
    /// The source that an author would write: Argdown, Markdown and YAML
    Argdown,
    /// An outline of the argument, as Markdown
    Outline,
    /// Tables of claims, inferences, actors, stances, ties and events
    Csv,
    /// A graph of claims, inferences and actors
    Graphml,
    /// A drawing of the argument for Graphviz
    Dot,
    /// The passages of claims as W3C Web Annotations
    Annotations,
}

/// A sentence on what went wrong.
type Wrong = String;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check { paths, json } => check::run(&paths, json),
        Command::Export { path, to, out, site } => export::run(&path, to, out.as_deref(), &site),
        Command::New { folder, from } => new::run(&folder, from.as_deref()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(wrong) => {
            let _ = writeln!(io::stderr(), "wherefore: {wrong}");
            ExitCode::FAILURE
        }
    }
}

/// A map as it was read, with what is wrong with it.
struct Map {
    map: EssayMap,
    /// The files of its source; none for a map that is JSON.
    files: Option<SourceFiles>,
    /// What is wrong with the source.
    placed: Vec<PlacedDiagnostic>,
    /// What is wrong with a map that is JSON.
    diagnostics: Vec<Diagnostic>,
}

/// Reads a folder with a map, a file with a whole map as JSON, or `-`: an argument on standard input, without its essay.
fn read_map(path: &Path) -> Result<Map, Wrong> {
    let from_source = |files: SourceFiles| {
        let (map, placed) = read(&files);
        Map { map, files: Some(files), placed, diagnostics: Vec::new() }
    };
    if path == Path::new("-") {
        let text = io::read_to_string(stdin()).map_err(|error| format!("standard input: {error}"))?;
        let map = SourceFile { name: "standard input".to_owned(), text };
        return Ok(from_source(SourceFiles { map, ..SourceFiles::default() }));
    }
    if path.is_file() {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let (map, diagnostics) = parse(&text);
        return Ok(Map { map, files: None, placed: Vec::new(), diagnostics });
    }
    if let Some(files) = source_files(path).map_err(|error| error.to_string())? {
        return Ok(from_source(files));
    }
    let Source { map, diagnostics, .. } = read_folder(path)
        .map_err(|error| format!("{error}. A map's folder has a file map.argdown; `wherefore new FOLDER` makes one"))?;
    Ok(Map { map, files: None, placed: Vec::new(), diagnostics })
}
