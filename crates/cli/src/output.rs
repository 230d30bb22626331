//! Standard output, and files that are written beside and renamed.

use std::fs;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use copydesk::report::Colour;
use tempfile::NamedTempFile;

/// Standard output, buffered.
pub(crate) fn stdout() -> BufWriter<io::Stdout> {
    BufWriter::with_capacity(1 << 16, io::stdout())
}

/// Colour where standard output is a terminal and the reader has not said no.
///
/// See <https://no-color.org>.
pub(crate) fn colour() -> Colour {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if io::stdout().is_terminal() && !refused { Colour::On } else { Colour::Off }
}

/// Whether the error is that the reader of standard output went away.
pub(crate) fn reader_went_away(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// Files of one folder that appear together or not at all.
///
/// Each is written beside its place and renamed by [`publish`](Self::publish); one that is dropped
/// before is removed.
pub(crate) struct Folder {
    path: PathBuf,
    files: Vec<(&'static str, NamedTempFile)>,
}

impl Folder {
    /// The folder, made if it is not there.
    pub(crate) fn make(path: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(path)
            .with_context(|| format!("{}: cannot make this folder", path.display()))?;
        Ok(Self { path: path.to_owned(), files: Vec::new() })
    }

    /// Writes a file of this name, not yet seen under it.
    pub(crate) fn write(
        &mut self,
        name: &'static str,
        content: impl FnOnce(&mut BufWriter<&mut NamedTempFile>) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let place = self.path.join(name);
        let context = || format!("{}: cannot write this file", place.display());
        let mut file = new_file(&self.path).with_context(context)?;
        let mut out = BufWriter::with_capacity(1 << 16, &mut file);
        content(&mut out).and_then(|()| out.flush()).with_context(context)?;
        drop(out);
        self.files.push((name, file));
        Ok(())
    }

    /// Gives every file its name.
    pub(crate) fn publish(self) -> anyhow::Result<()> {
        for (name, file) in self.files {
            let place = self.path.join(name);
            file.persist(&place)
                .with_context(|| format!("{}: cannot write this file", place.display()))?;
        }
        Ok(())
    }
}

/// Writes text to a writer of bytes and keeps its error, which [`std::fmt::Error`] cannot carry.
pub(crate) fn write_text<W: Write>(
    out: &mut W,
    text: impl FnOnce(&mut dyn std::fmt::Write) -> std::fmt::Result,
) -> io::Result<()> {
    struct Text<'a, W>(&'a mut W, io::Result<()>);

    impl<W: Write> std::fmt::Write for Text<'_, W> {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.1 = self.0.write_all(text.as_bytes());
            self.1.as_ref().map_err(|_| std::fmt::Error).copied()
        }
    }

    let mut text_out = Text(out, Ok(()));
    match text(&mut text_out) {
        Ok(()) => Ok(()),
        Err(error) => text_out.1.and(Err(io::Error::other(error))),
    }
}

/// A new file beside the others, readable by whom the user's mask allows.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".copydesk-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
