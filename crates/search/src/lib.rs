//! Full-text index and profile store on disk.
