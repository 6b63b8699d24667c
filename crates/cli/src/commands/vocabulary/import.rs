//! `qualify vocabulary import`: ESCO and O*NET as extra vocabulary files.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use flate2::read::GzDecoder;
use qualify_vocabulary::import;

use crate::arguments::ExtraVocabulary;
use crate::arguments::output;
use crate::failure::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  qualify vocabulary import skills_en.csv broaderRelationsSkillPillar.csv -o extra/vocabulary/esco.yaml
  qualify vocabulary import 'Technology Skills.txt' 'Occupation Data.txt' --vocabulary extra -o extra/vocabulary/onet.yaml
  qualify score rules.yaml candidates/ --vocabulary extra

Names that the built-in vocabulary knows keep their meaning and are left out. Of ESCO and O*NET given together, a name that both
hold is that of the concept labelled with it, ESCO's first. Imported one by one, give the second the folder of the first with `--vocabulary`, or the two clash when loaded. Both taxonomies ask to be named as the source.";

/// A file larger than this is no release of a taxonomy, in bytes.
const LARGEST: u64 = 512 << 20;

/// Turn ESCO's CSV or O*NET's text files into a vocabulary file that `--vocabulary` loads
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Import {
    /// Files of one release, as published or gzipped
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where to write; for `--vocabulary DIR` a file below DIR/vocabulary (else stdout)
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    // the folder that the new file will stand beside: its names are left out
    #[command(flatten)]
    extra: ExtraVocabulary,
}

impl Import {
    /// Reads the files and writes the vocabulary; what was taken and left out goes to stderr.
    pub fn run(self) -> Outcome {
        let texts = self.files.iter().map(|path| Ok((path.display().to_string(), text(path)?))).collect::<Result<Vec<_>, Failure>>()?;
        let files: Vec<_> = texts.iter().map(|(name, text)| import::File { name, text }).collect();
        if let Some(path) = self.output.as_deref().filter(|path| self.extra.vocabulary.is_some() && path.exists()) {
            return Err(
                Failure::new(format!("`{}` is already there", path.display())).help("remove it first: its own names would be left out")
            );
        }
        let import = import::read(&files, self.extra.open()?)
            .map_err(|error| Failure::new(error).help("give ESCO's CSV files or O*NET's text files, as published"))?;
        if let Some(folder) = self.output.as_deref().and_then(Path::parent) {
            fs::create_dir_all(folder)?;
        }
        let mut out = output(self.output.as_deref())?;
        writeln!(out, "# Imported from {}.", self.names())?;
        writeln!(out, "# ESCO: European Commission. O*NET: U.S. Department of Labor, CC BY 4.0. Keep this note with the data.\n")?;
        out.write_all(import.yaml.as_bytes())?;
        out.flush()?;
        let mut stderr = anstream::stderr().lock();
        writeln!(
            stderr,
            "{} concepts with {} aliases; {} names left out that already mean something, {} that another concept of the import has",
            import.concepts, import.aliases, import.known, import.shared
        )?;
        Ok(ExitCode::SUCCESS)
    }

    fn names(&self) -> String {
        let names = self.files.iter().filter_map(|path| path.file_name());
        names.map(|name| name.to_string_lossy().into_owned()).collect::<Vec<_>>().join(", ")
    }
}

/// A file's text, unpacked when it is gzipped.
fn text(path: &Path) -> Result<String, Failure> {
    let unreadable = |error: io::Error| Failure::unreadable(path, &error);
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(LARGEST).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = Vec::new();
        GzDecoder::new(bytes.as_slice()).take(LARGEST).read_to_end(&mut unpacked).map_err(unreadable)?;
        bytes = unpacked;
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(text.strip_prefix('\u{feff}').map(ToOwned::to_owned).unwrap_or(text))
}
