CREATE DATABASE amiss_issue;
CREATE DATABASE amiss_responder;
CREATE DATABASE amiss_assertion;
