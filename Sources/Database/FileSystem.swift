import Glibc

/// On what kind of file system a folder is.
///
/// A log needs memory that all who use it share, and locks and syncs that are what they say; over a network they are not
/// (sqlite.org/wal.html §1, sqlite.org/useovernet.html).
package enum FileSystem {
  /// The name of the file system that a path is on where other hosts may share it; nil for one of this machine alone,
  /// and where that cannot be found out.
  @Sendable package static func networkName(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, let mounts = mounts() else { return nil }
    return networkName(ofDevice: UInt64(status.st_dev), in: mounts)
  }

  /// The same by a device number and the text of `proc_pid_mountinfo(5)`.
  package static func networkName(ofDevice device: UInt64, in mounts: String) -> String? {
    // Of the 64 bits, Linux has 8…19 and 32…63 for the major number (makedev(3)).
    let major = device >> 8 & 0xFFF | device >> 32 & ~0xFFF
    let minor = device & 0xFF | device >> 12 & ~0xFF
    let name = "\(major):\(minor & 0xFFFF_FFFF)"
    for line in mounts.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2, words[2] == name, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else {
        continue
      }
      let type = String(words[dash + 1])
      return networkTypes.contains(type) ? type : nil
    }
    return nil
  }

  /// Types of file systems, as mounts are listed, that more than one host can write to; a `fuse` that is none of them is
  /// taken for a local one.
  private static let networkTypes: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "auristorfs", "ceph", "coda", "ncpfs", "9p", "virtiofs", "gfs2",
    "ocfs2",
    "lustre", "gpfs", "vboxsf", "prl_fs", "beegfs", "orangefs", "glusterfs", "davfs", "fuse.sshfs", "fuse.glusterfs",
    "fuse.s3fs", "fuse.rclone", "fuse.davfs", "fuse.gcsfuse", "fuse.gvfsd-fuse", "fuse.curlftpfs", "fuse.vmhgfs-fuse",
    "fuse.mfs", "fuse.juicefs", "fuse.ceph", "fuse.ceph-fuse", "fuse.portal",
  ]

  private static func mounts() -> String? {
    guard let file = fopen("/proc/self/mountinfo", "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = fread(&part, 1, part.count, file)
      bytes += part.prefix(count)
      if count < part.count { return String(decoding: bytes, as: UTF8.self) }
    }
  }
}
