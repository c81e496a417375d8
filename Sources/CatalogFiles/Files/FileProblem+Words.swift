package import PlainText

extension Page {
  /// Reports that this file or folder could not be read.
  func fault(_ problem: FileProblem, of what: SafeText = "file", remedyIfMissing: SafeText, limit: Int = 0) {
    switch problem {
    case .missing: fault(nil, "the \(what) is missing", remedyIfMissing)
    case .notAFile: fault(nil, "this is not a file", "Put a text file in its place.")
    case .notAFolder: fault(nil, "this is not a folder", "Put a folder in its place.")
    case .tooLarge(let bytes):
      fault(nil, "the file has \(bytes) bytes, more than \(limit)", "Shorten it; a page of text has about 3000.")
    case .linkLoop:
      fault(nil, "its symbolic links lead round in circles", "Put the \(what) itself in the place of the link.")
    case .outside:
      fault(nil, "it leads out of the shop's folder", "Put the \(what) itself in the place of the link.")
    case .forbidden: fault(nil, "it may not be read", "Give yourself the right to read it.")
    case .notGzip:
      fault(nil, "the packed file is damaged or cut off", "Fetch it again; gzip -t tells when it is whole.")
    case .failed(let code): fault(nil, "it cannot be read (system error \(Int(code)))", "Check the disk and try again.")
    }
  }
}

extension FileProblem {
  /// The end of a sentence.
  package var words: SafeText {
    switch self {
    case .missing: "there is no such file"
    case .notAFile: "it is no file"
    case .notAFolder: "it is no folder"
    case .tooLarge(let bytes): "it has \(bytes) bytes"
    case .linkLoop: "its symbolic links lead round in circles"
    case .outside: "it leads out of its folder"
    case .forbidden: "you may not read it"
    case .notGzip: "the packed file is damaged or cut off"
    case .failed(let code): "system error \(Int(code))"
    }
  }
}
