import sys, types, re
try:
    import authres
except ImportError:
    # dkimpy asks it only for the name, the method and the result of what stands in the field.
    class Header:
        @staticmethod
        def parse(text):
            parts = [part.strip() for part in text.split(":", 1)[1].split(";")]
            header = Header()
            header.authserv_id = parts[0]
            header.results = [
                types.SimpleNamespace(method=part.split("=")[0], result=part.split("=")[1].split()[0])
                for part in parts[1:] if "=" in part]
            return header
    authres = types.ModuleType("authres")
    authres.AuthenticationResultsHeader = Header
    authres.AuthresNotFoundError = Exception
    authres.core = types.SimpleNamespace(SyntaxError=ValueError)
    sys.modules["authres"] = authres
import dkim
selector, domain, key, name = (word.encode() for word in sys.argv[1:5])
mail = sys.stdin.buffer.read()
sets = dkim.arc_sign(mail, selector, domain, open(key, "rb").read(), name, linesep=b"\r\n")
sys.stdout.buffer.write(b"".join(sets) + mail)
