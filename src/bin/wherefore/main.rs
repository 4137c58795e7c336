//! The command-line program: checks an author's map, hands it to other programs, starts a new one.
//!
//! Each command is a module with a `run` that returns whether all is well. What goes wrong on the way is one sentence on
//! standard error. The exit code is 0 if all is well, 1 if a map has errors or something went wrong, 2 if the command line
//! was not understood.

mod build;
mod check;
mod essay;
mod export;
mod fingerprint;
mod kit;
mod lay;
mod maps;
mod new;
mod picture;
mod serve;
mod staging;

use std::io::{Write, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::build::Wanted;
use crate::picture::Size;

/// What the program is called.
const NAME: &str = "wherefore";

/// Lays an essay open by its reasons: from an author's two files to a map that can be read.
#[derive(Debug, Parser)]
#[command(name = NAME, version, about, long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the site of one map, or of a shelf of many; or one file that is the whole reader on a map.
    Build {
        /// Maps, or folders of maps. The first map stands at the site's root, each other one in a folder of its name.
        #[arg(default_value = ".")]
        paths: Vec<PathBuf>,
        /// The folder of the site, or the file [default: site, or the map's name with .html]
        #[arg(long)]
        out: Option<PathBuf>,
        /// The address at which the site will stand, for whole links in previews, and for a list of its pages.
        #[arg(long)]
        url: Option<String>,
        /// Make one file, which opens from the disk with no network.
        #[arg(long)]
        one_file: bool,
        /// Make no pictures for link previews, which take longest.
        #[arg(long)]
        no_pictures: bool,
        /// Give no map in one file as well, which has all programs in it: some 700 KB each.
        #[arg(long)]
        no_one_file: bool,
        /// Lay the map on this text of its essay and show that first: for those who hold the rights to it.
        #[arg(long)]
        text: Option<PathBuf>,
        /// What was decided on passages of that text, as the page saves it.
        #[arg(long, requires = "text")]
        decisions: Option<PathBuf>,
    },
    /// Say all that is wrong with a map, with its place and the way out.
    Check {
        /// Maps, or folders of maps; `-` for an argument in Argdown on standard input.
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
        /// The order of a drawing: svg, png or pdf; both if not given.
        #[arg(long)]
        order: Option<Order>,
        /// How large a PNG is [default: screen]
        #[arg(long)]
        size: Option<Size>,
        /// The folder into which the files go; one file alone goes to standard output where this is left out.
        #[arg(long)]
        out: Option<PathBuf>,
        /// The address at which the map's site stands, for links to its claims.
        #[arg(long, default_value = "")]
        site: String,
    },
    /// Serve the site of maps on this machine; a change that is saved is on the page at once.
    Serve {
        /// Maps, or folders of maps.
        #[arg(default_value = ".")]
        paths: Vec<PathBuf>,
        /// The port; where it is taken, the next one that is free. 0 for any.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Write what finds a map's passages in copies of a text that it does not contain, and none of its words.
    Fingerprint {
        /// A folder with a map.
        path: PathBuf,
        /// The text: a paragraph a line, or with empty lines between paragraphs.
        #[arg(long)]
        text: PathBuf,
        /// Which edition of the map it is; its original if not given.
        #[arg(long)]
        edition: Option<String>,
    },
    /// Lay a map on a text of its essay that it does not contain, and write both into a folder.
    Lay {
        /// A folder with a map and its fingerprints.
        path: PathBuf,
        /// The text: plain text, Markdown or HTML.
        #[arg(long)]
        text: PathBuf,
        /// What was decided on passages of that text, as the page saves it.
        #[arg(long)]
        decisions: Option<PathBuf>,
        /// The folder.
        #[arg(long)]
        out: PathBuf,
    },
    /// Write a script that completes commands in a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Write the manual page of the program, or of one of its commands.
    Man {
        /// The command; the program as a whole if not given.
        command: Option<String>,
    },
    /// Start a new map: an essay and an argument that fit together, with comments that teach.
    New {
        /// The folder, which must not exist or be empty.
        folder: PathBuf,
        /// A text to put into the essay: plain text, Markdown, HTML or DOCX.
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
    /// The argument drawn, as SVG: in the order of reasons, and in that of the text
    Svg,
    /// The argument drawn, as pictures for slides and, with `--size print`, for print
    Png,
    /// The argument drawn, as PDF with words that can be searched: a page for each order
    Pdf,
    /// The passages of claims as W3C Web Annotations
    Annotations,
}

/// The orders in which the argument is drawn.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Order {
    /// From the thesis down to what everything rests on
    Reasons,
    /// As the essay states the claims
    Text,
}

/// A sentence on what went wrong.
type Wrong = String;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build { paths, out, url, one_file, no_pictures, no_one_file, text, decisions } => {
            build::run(&Wanted {
                paths,
                out,
                url,
                is_one_file: one_file,
                has_pictures: !no_pictures,
                has_one_file: !no_one_file,
                text,
                decisions,
            })
        }
        Command::Check { paths, json } => check::run(&paths, json),
        Command::Export { path, to, order, size, out, site } => {
            export::run(&export::Wanted { path, to, order, size, out, site })
        }
        Command::Serve { paths, port } => serve::run(&paths, port),
        Command::Fingerprint { path, text, edition } => fingerprint::run(&path, &text, edition.as_deref()),
        Command::Lay { path, text, decisions, out } => lay::run(&path, &text, decisions.as_deref(), &out),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), NAME, &mut script);
            hand_over(&script)
        }
        Command::Man { command } => manual(command.as_deref()),
        Command::New { folder, from } => new::run(&folder, from.as_deref()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(wrong) => {
            let _ = writeln!(stderr(), "wherefore: {wrong}");
            ExitCode::FAILURE
        }
    }
}

/// Writes a manual page.
fn manual(command: Option<&str>) -> Result<bool, Wrong> {
    let mut program = Arguments::command();
    // Fills in what each command inherits, such as its whole name.
    program.build();
    let page = match command {
        None => program,
        Some(name) => {
            let found = program.find_subcommand(name).cloned();
            found.ok_or_else(|| format!("there is no command {name}; `wherefore --help` lists what there is"))?
        }
    };
    let mut written = Vec::new();
    clap_mangen::Man::new(page).render(&mut written).map_err(|error| error.to_string())?;
    hand_over(&written)
}

/// Writes to standard output, for whoever reads as much of it as they want.
fn hand_over(bytes: &[u8]) -> Result<bool, Wrong> {
    match stdout().write_all(bytes) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(true),
    }
}
